#include "digest/digest_face.hpp"

#include <stddef.h>

#include "digest/sha256.hpp"

namespace {

constexpr int32_t bad_parameter = -2;

}  // namespace

int32_t wuxi_digest_sha256(uint8_t* state, const uint8_t* data, int32_t blocks) {
    if (state == nullptr || blocks < 0 || (data == nullptr && blocks > 0)) {
        return bad_parameter;
    }
    uint32_t words[wuxi::sha256_state_words];
    for (int32_t i = 0; i < wuxi::sha256_state_words; i++) {
        const uint8_t* at = state + 4 * i;
        words[i] = static_cast<uint32_t>(at[0]) << 24 | static_cast<uint32_t>(at[1]) << 16 |
                   static_cast<uint32_t>(at[2]) << 8 | static_cast<uint32_t>(at[3]);
    }
    for (int32_t i = 0; i < blocks; i++) {
        wuxi::sha256_block(words, data + static_cast<ptrdiff_t>(i) * wuxi::sha256_block_bytes);
    }
    for (int32_t i = 0; i < wuxi::sha256_state_words; i++) {
        for (int32_t k = 0; k < 4; k++) {
            state[4 * i + k] = static_cast<uint8_t>(words[i] >> (24 - 8 * k));
        }
    }
    return 0;
}
