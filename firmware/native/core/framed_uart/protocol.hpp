// What the driver must know of a serial protocol.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi {

/// One row for each protocol; the numbers are those of the driver's face. `candidate` and `answers` are described in
/// the protocol's own header.
struct protocol {
    enum number : int32_t { dlt645 = 0, cjt188, modbus_rtu, plantower, shdlc, sds011, winsen, count };

    verdict (*candidate)(const uint8_t* bytes, uint32_t count, bool ended);
    bool (*answers)(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);
    /// Takes the frame's content out of its wire form, in place, and returns its size; null where both are the same.
    uint32_t (*unwrap)(uint8_t* bytes, uint32_t size);
    /// The instrument sends frames unasked.
    bool talker;
    /// A frame ends with 3.5 characters of silence.
    bool ends_by_silence;
    /// This many bytes without a frame are a damaged answer, fewer are a disturbance before one: the size of the
    /// shortest frame.
    uint16_t shortest_frame;
    /// Silence inside a frame after which it is given up, µs.
    int32_t gap_us;
    /// Silence after a damaged answer after which no more is expected, µs.
    int32_t quiet_us;
    /// Silence on the line before a request is sent, unless set otherwise, µs.
    int32_t turnaround_us;

    /// The protocol of that number, or null.
    static const protocol* of(int32_t number);
};

}  // namespace wuxi
