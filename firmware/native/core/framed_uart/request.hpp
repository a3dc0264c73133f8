// What is to be asked of an instrument.
#pragma once

#include <stdint.h>

namespace wuxi {

/// The bytes as they go on the wire, with the time that the answer may take.
struct request {
    static constexpr uint32_t longest = 32;

    int32_t ticket = 0;
    int32_t timeout_ms = 0;
    uint32_t size = 0;
    uint8_t bytes[longest] = {};
};

}  // namespace wuxi
