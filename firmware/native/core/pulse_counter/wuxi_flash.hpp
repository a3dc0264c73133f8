// The raw flash under the journal of the totals: what the port gives.
#pragma once

#include <stdint.h>

extern "C" {
/// A run of sectors of 4,096 bytes of NOR flash: erasing a sector sets its bits to 1, programming only clears bits, any
/// byte by itself (so the flash is not encrypted). Each hook returns 0, or a negative number when it failed.
struct wuxi_flash {
    /// Given back to the hooks.
    void* context;
    /// The four channels whose totals lie here: this one and the three after it; a multiple of 4 (on the chip 0).
    int32_t first_channel;
    /// 2 … 1024.
    int32_t sectors;
    int32_t (*read)(void* context, int32_t address, uint8_t* into, int32_t count);
    int32_t (*program)(void* context, int32_t address, const uint8_t* bytes, int32_t count);
    int32_t (*erase)(void* context, int32_t sector);
};
}
