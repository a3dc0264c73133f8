// A count that one thread makes and any thread reads.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Written by one thread, read by any; counts modulo 2^32, so a reader takes differences.
class counter {
  public:
    void add(uint32_t n = 1) { __atomic_store_n(&value_, value_ + n, __ATOMIC_RELAXED); }
    uint32_t read() const { return __atomic_load_n(&value_, __ATOMIC_RELAXED); }

  private:
    uint32_t value_ = 0;
};

}  // namespace wuxi
