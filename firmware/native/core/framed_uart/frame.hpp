// One frame as it is handed on.
#pragma once

#include <stdint.h>

namespace wuxi {

/// A whole, checksum-correct frame; the bytes belong to the framer and hold until it is called again.
struct frame {
    const uint8_t* bytes = nullptr;
    /// 4 … 256 bytes.
    uint32_t size = 0;
    /// Microseconds of uptime: when the first byte began and when the last one ended on the wire.
    int64_t start_us = 0;
    int64_t end_us = 0;
};

}  // namespace wuxi
