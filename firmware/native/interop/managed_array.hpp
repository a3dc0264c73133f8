// Managed arrays as the drivers take them. They may be moved once the native method has returned, so nothing keeps
// them.
#pragma once

#include <nanoCLR_Interop.h>
#include <stdint.h>

namespace wuxi::interop {

/// What the drivers give for a parameter out of range.
constexpr int bad_parameter = -2;

/// Elements of every driver's info.
constexpr unsigned int info_size = 4;

static_assert(sizeof(long long) == sizeof(int64_t), "a managed long is an int64_t");

/// The elements. On the chip this changes nothing; elsewhere int64_t may be another type of the same size.
inline int64_t *data(CLR_RT_TypedArray_INT64 &array) { return reinterpret_cast<int64_t *>(array.GetBuffer()); }

/// Number of elements.
template <class T>
int32_t size(CLR_RT_TypedArray<T> &array) {
    return array.GetSize() <= INT32_MAX ? static_cast<int32_t>(array.GetSize()) : INT32_MAX;
}

}  // namespace wuxi::interop
