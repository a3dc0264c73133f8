// Static storage for the instances of a driver, by handle: C# holds a number, the core holds the memory.
#pragma once

#include <stdint.h>

#include "common/placement.hpp"

namespace wuxi {

/// `Count` instances of T, which needs no destructor, in static memory. A handle is 0 … Count - 1. Opened and closed by
/// one thread (on the chip the C# loop; the host twin holds a lock), used by any. RAM: Count * (sizeof(T) + 1).
template <typename T, int32_t Count>
class pool {
  public:
    /// A free handle, its instance as newly made; -1 when all are taken.
    int32_t open() {
        for (int32_t handle = 0; handle < Count; handle++) {
            if (!taken_[handle]) {
                taken_[handle] = true;
                // In its place: an instance may be larger than the caller's stack.
                new (&items_[handle]) T();
                return handle;
            }
        }
        return -1;
    }

    /// Frees the handle; one that is not open is left alone.
    void close(int32_t handle) {
        if (find(handle) != nullptr) {
            taken_[handle] = false;
        }
    }

    /// The instance of an open handle, or null.
    T* find(int32_t handle) { return handle >= 0 && handle < Count && taken_[handle] ? &items_[handle] : nullptr; }

  private:
    static constexpr uint32_t size = static_cast<uint32_t>(Count);

    T items_[size] = {};
    bool taken_[size] = {};
};

}  // namespace wuxi
