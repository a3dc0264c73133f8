// A ring of results of any length between the UART's task and the C# loop, without locks.
#pragma once

#include <stdint.h>

#include "framed_uart/counter.hpp"
#include "framed_uart/result.hpp"

namespace wuxi {

/// Results in 1024 bytes, each taking 24 bytes and its frame, for exactly one producer and one consumer, which may be
/// different threads.
///
/// Capacity: 42 results without a frame, 18 Plantower frames, 3 frames of 256 bytes. Overflow: the new result is
/// refused and counted, and the next that is taken says how many were lost before it; nothing in the ring is
/// overwritten. Latency: one copy, never waits. RAM: 1040 bytes.
class result_ring {
  public:
    static constexpr uint32_t capacity = 1024;
    static constexpr int32_t none = -4;
    static constexpr int32_t too_small = -2;

    /// Producer. `what.size` bytes are copied. False when there is no room: the result is counted as lost.
    bool push(result what, const uint8_t* bytes);

    /// Consumer. Size of the frame; `none`; or `too_small` when the frame does not fit in `room` bytes: it stays.
    int32_t pop(result& what, uint8_t* into, uint32_t room);

    /// Either side: results refused since the start.
    const counter& lost() const { return lost_; }

  private:
    void write(uint32_t at, const void* from, uint32_t size);
    void read(uint32_t at, void* into, uint32_t size) const;

    uint8_t arena_[capacity] = {};
    // The producer's.
    uint32_t head_ = 0;
    uint32_t pending_lost_ = 0;
    counter lost_;
    // The consumer's.
    uint32_t tail_ = 0;
};

}  // namespace wuxi
