#include "digest/digest_face.hpp"

#include <gtest/gtest.h>
#include <stdint.h>
#include <string.h>

namespace {

// FIPS 180-4, 5.3.3.
const uint8_t start[32] = {0x6a, 0x09, 0xe6, 0x67, 0xbb, 0x67, 0xae, 0x85, 0x3c, 0x6e, 0xf3,
                           0x72, 0xa5, 0x4f, 0xf5, 0x3a, 0x51, 0x0e, 0x52, 0x7f, 0x9b, 0x05,
                           0x68, 0x8c, 0x1f, 0x83, 0xd9, 0xab, 0x5b, 0xe0, 0xcd, 0x19};

// NIST, "SHA256" example of the Cryptographic Standards and Guidelines: one block, "abc".
const uint8_t abc[32] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                         0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                         0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};

// The same: two blocks, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".
const uint8_t alphabet[32] = {0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06, 0x38, 0xb8, 0xe5, 0xc0, 0x26,
                              0x93, 0x0c, 0x3e, 0x60, 0x39, 0xa3, 0x3c, 0xe4, 0x59, 0x64, 0xff,
                              0x21, 0x67, 0xf6, 0xec, 0xed, 0xd4, 0x19, 0xdb, 0x06, 0xc1};

// A short message with its padding (FIPS 180-4, 5.1.1); gives the number of blocks.
int32_t pad(const char* text, uint8_t (&into)[128]) {
    size_t length = strlen(text);
    int32_t blocks = length < 56 ? 1 : 2;
    memset(into, 0, sizeof into);
    memcpy(into, text, length);
    into[length] = 0x80;
    into[64 * blocks - 2] = static_cast<uint8_t>(length >> 5);
    into[64 * blocks - 1] = static_cast<uint8_t>(length << 3);
    return blocks;
}

TEST(digest_face, one_block) {
    uint8_t state[32];
    uint8_t message[128];
    memcpy(state, start, sizeof state);
    EXPECT_EQ(0, wuxi_digest_sha256(state, message, pad("abc", message)));
    EXPECT_EQ(0, memcmp(abc, state, sizeof state));
}

TEST(digest_face, two_blocks_at_once_or_one_after_the_other) {
    uint8_t state[32];
    uint8_t message[128];
    int32_t blocks = pad("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", message);
    ASSERT_EQ(2, blocks);
    memcpy(state, start, sizeof state);
    EXPECT_EQ(0, wuxi_digest_sha256(state, message, 2));
    EXPECT_EQ(0, memcmp(alphabet, state, sizeof state));
    memcpy(state, start, sizeof state);
    EXPECT_EQ(0, wuxi_digest_sha256(state, message, 1));
    EXPECT_EQ(0, wuxi_digest_sha256(state, message + 64, 1));
    EXPECT_EQ(0, memcmp(alphabet, state, sizeof state));
}

TEST(digest_face, no_block_changes_nothing_and_nonsense_is_refused) {
    uint8_t state[32];
    memcpy(state, start, sizeof state);
    EXPECT_EQ(0, wuxi_digest_sha256(state, nullptr, 0));
    EXPECT_EQ(-2, wuxi_digest_sha256(state, nullptr, 1));
    EXPECT_EQ(-2, wuxi_digest_sha256(state, state, -1));
    EXPECT_EQ(-2, wuxi_digest_sha256(nullptr, state, 0));
    EXPECT_EQ(0, memcmp(start, state, sizeof state));
}

}  // namespace
