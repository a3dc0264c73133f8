#include "digest/sha256.hpp"

namespace wuxi {
namespace {

constexpr int32_t rounds = 64;
constexpr int32_t words_of_block = 16;

// FIPS 180-4, 4.2.2.
constexpr uint32_t constants[rounds] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

uint32_t turned(uint32_t word, int32_t right) { return (word >> right) | (word << (32 - right)); }

}  // namespace

void sha256_block(uint32_t (&state)[sha256_state_words], const uint8_t* block) {
    // The last 16 words of the schedule are all that the next one needs.
    uint32_t schedule[words_of_block];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int32_t t = 0; t < rounds; t++) {
        uint32_t& word = schedule[t % words_of_block];
        if (t < words_of_block) {
            const uint8_t* at = block + 4 * t;
            word = static_cast<uint32_t>(at[0]) << 24 | static_cast<uint32_t>(at[1]) << 16 |
                   static_cast<uint32_t>(at[2]) << 8 | static_cast<uint32_t>(at[3]);
        } else {
            uint32_t w2 = schedule[(t + 14) % words_of_block];
            uint32_t w15 = schedule[(t + 1) % words_of_block];
            word += (turned(w2, 17) ^ turned(w2, 19) ^ (w2 >> 10)) + schedule[(t + 9) % words_of_block] +
                    (turned(w15, 7) ^ turned(w15, 18) ^ (w15 >> 3));
        }
        uint32_t first =
            h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[t] + word;
        uint32_t second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const uint32_t last[sha256_state_words] = {a, b, c, d, e, f, g, h};
    for (int32_t i = 0; i < sha256_state_words; i++) {
        state[i] += last[i];
    }
}

}  // namespace wuxi
