// The form that DL/T 645 and CJ/T 188 share: FE…, 68h, address, (68h,) control, length, data, sum, 16h.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi {

/// Where the parts of a meter protocol's frame stand, counted from its first 68h. Behind the control byte come the
/// length of the data, the data, the sum of all bytes before it (modulo 256), and 16h.
struct meter_frame {
    uint32_t address_size;
    uint32_t control_at;
    uint32_t longest_data;

    constexpr uint32_t length_at() const { return control_at + 1; }
    constexpr uint32_t data_at() const { return control_at + 2; }
    /// Bytes of a frame without data.
    constexpr uint32_t overhead() const { return control_at + 4; }

    /// What the bytes, at least one, begin with.
    verdict candidate(const uint8_t* bytes, uint32_t count) const;

    /// Whether the reply is of the meter that was asked, and to the function that was asked for.
    bool is_reply(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) const;
};

}  // namespace wuxi
