// Addresses of DL/T 645 and CJ/T 188.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Whether `said` fits `asked`, in which a byte AA stands for any byte (DL/T 645-2007, 5.2.2; CJ/T 188-2004).
inline bool address_matches(const uint8_t* asked, const uint8_t* said, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (asked[i] != 0xAA && asked[i] != said[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace wuxi
