// What became of a request, or a frame that came unasked.
#pragma once

#include <stdint.h>

namespace wuxi {

/// The words beside the bytes of a result; the numbers of `status` are those of the driver's face.
struct result {
    enum status_number : uint8_t { answer = 0, timeout = 1, corrupt = 2, unsolicited = 3 };

    /// Microseconds of uptime: the end of the request for what became of one, the end of the last byte of an
    /// unsolicited frame.
    int64_t time_us = 0;
    /// Of the request, 1 … 2^31 - 1; 0 for an unsolicited frame.
    int32_t ticket = 0;
    /// Results refused between the one before and this.
    uint32_t lost_before = 0;
    /// Bytes of the frame, 0 … 256.
    uint16_t size = 0;
    uint8_t status = 0;
};

}  // namespace wuxi
