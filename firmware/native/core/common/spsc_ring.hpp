// A ring for one producer (ISR or DMA task) and one consumer (the C# loop), without locks.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace wuxi {

/// Fixed ring of `Capacity` items of T, for exactly one producer and one consumer, which may be different threads.
///
/// Capacity: `Capacity` items, a power of two. Overflow: the new item is refused and counted, and the next item that is
/// taken carries how many were lost before it; nothing already in the ring is ever overwritten. Latency: push and pop
/// copy one item and never wait. RAM: Capacity * (sizeof(T) + 4) + 16 bytes. The indices are plain 32-bit loads and
/// stores with acquire/release order, so no atomic instructions are needed (the ESP32-C3 has none).
template <typename T, uint32_t Capacity>
class spsc_ring {
    static_assert(Capacity >= 2 && (Capacity & (Capacity - 1)) == 0, "the capacity is a power of two");

  public:
    /// Producer. False when the ring is full: the item is counted as lost.
    bool push(const T& item) {
        const uint32_t head = head_;
        if (head - __atomic_load_n(&tail_, __ATOMIC_ACQUIRE) == Capacity) {
            // Saturates: a mark of "very many" is still a mark.
            pending_lost_ += pending_lost_ == UINT32_MAX ? 0U : 1U;
            const uint32_t lost = lost_;
            __atomic_store_n(&lost_, lost == UINT32_MAX ? lost : lost + 1U, __ATOMIC_RELAXED);
            return false;
        }
        slots_[head & (Capacity - 1)].item = item;
        slots_[head & (Capacity - 1)].lost_before = pending_lost_;
        pending_lost_ = 0;
        __atomic_store_n(&head_, head + 1U, __ATOMIC_RELEASE);
        return true;
    }

    /// Consumer. False when the ring is empty. `lost_before` is the number of items refused between this one and the
    /// one taken before it.
    bool pop(T& item, uint32_t& lost_before) {
        const uint32_t tail = tail_;
        if (__atomic_load_n(&head_, __ATOMIC_ACQUIRE) == tail) {
            return false;
        }
        item = slots_[tail & (Capacity - 1)].item;
        lost_before = slots_[tail & (Capacity - 1)].lost_before;
        __atomic_store_n(&tail_, tail + 1U, __ATOMIC_RELEASE);
        return true;
    }

    /// Forgets what waits and what is marked; both sides must be at rest.
    void clear() {
        tail_ = head_;
        pending_lost_ = 0;
    }

    /// Consumer. How many items wait.
    uint32_t size() const { return __atomic_load_n(&head_, __ATOMIC_ACQUIRE) - tail_; }

    /// Either side. How many items were refused since the start; stops at 2^32 - 1.
    uint32_t lost() const { return __atomic_load_n(&lost_, __ATOMIC_RELAXED); }

    static constexpr uint32_t capacity() { return Capacity; }

  private:
    struct slot {
        T item;
        uint32_t lost_before;
    };

    slot slots_[Capacity] = {};
    // The producer's.
    uint32_t head_ = 0;
    uint32_t pending_lost_ = 0;
    uint32_t lost_ = 0;
    // The consumer's.
    uint32_t tail_ = 0;
};

}  // namespace wuxi
