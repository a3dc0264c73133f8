#include "framed_uart/result_ring.hpp"

#include <string.h>

namespace wuxi {

static_assert(sizeof(result) == 24, "the capacities in the header count on it");

bool result_ring::push(result what, const uint8_t* bytes) {
    const uint32_t head = head_;
    const uint32_t used = head - __atomic_load_n(&tail_, __ATOMIC_ACQUIRE);
    if (capacity - used < sizeof(result) + what.size) {
        // Saturates: a mark of "very many" is still a mark.
        pending_lost_ += pending_lost_ == UINT32_MAX ? 0U : 1U;
        lost_.add();
        return false;
    }
    what.lost_before = pending_lost_;
    pending_lost_ = 0;
    write(head, &what, sizeof(result));
    write(head + static_cast<uint32_t>(sizeof(result)), bytes, what.size);
    __atomic_store_n(&head_, head + static_cast<uint32_t>(sizeof(result)) + what.size, __ATOMIC_RELEASE);
    return true;
}

int32_t result_ring::pop(result& what, uint8_t* into, uint32_t room) {
    const uint32_t tail = tail_;
    if (__atomic_load_n(&head_, __ATOMIC_ACQUIRE) == tail) {
        return none;
    }
    result waiting;
    read(tail, &waiting, sizeof(result));
    if (waiting.size > room) {
        return too_small;
    }
    what = waiting;
    read(tail + static_cast<uint32_t>(sizeof(result)), into, waiting.size);
    __atomic_store_n(&tail_, tail + static_cast<uint32_t>(sizeof(result)) + waiting.size, __ATOMIC_RELEASE);
    return waiting.size;
}

void result_ring::write(uint32_t at, const void* from, uint32_t size) {
    if (size == 0) {
        return;
    }
    const uint32_t start = at & (capacity - 1);
    const uint32_t before_wrap = size < capacity - start ? size : capacity - start;
    memcpy(arena_ + start, from, before_wrap);
    memcpy(arena_, static_cast<const uint8_t*>(from) + before_wrap, size - before_wrap);
}

void result_ring::read(uint32_t at, void* into, uint32_t size) const {
    if (size == 0) {
        return;
    }
    const uint32_t start = at & (capacity - 1);
    const uint32_t before_wrap = size < capacity - start ? size : capacity - start;
    memcpy(into, arena_ + start, before_wrap);
    memcpy(static_cast<uint8_t*>(into) + before_wrap, arena_, size - before_wrap);
}

}  // namespace wuxi
