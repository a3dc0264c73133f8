// Construction in memory that is there already. The cross compiler has no C++ library, hence no <new>.
#pragma once

#include <stddef.h>

#if __has_include(<new>)
#include <new>
#else
inline void* operator new(size_t, void* place) noexcept { return place; }
#endif
