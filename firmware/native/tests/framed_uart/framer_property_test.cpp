// The framers against the plain search over the whole stream.
#include <gtest/gtest.h>
#include <stdint.h>
#include <string.h>

#include "comparison.hpp"
#include "prng.hpp"
#include "sample_frames.hpp"

namespace wuxi {
namespace {

class framer_property : public ::testing::Test {
  protected:
    void append(const uint8_t* bytes, uint32_t count) {
        for (uint32_t i = 0; i < count; i++) {
            stream_.add(bytes[i]);
        }
    }

    // Noise, whole frames, frames cut short or with one wrong bit, false headers, pauses.
    void make(int32_t protocol, prng& random) {
        stream_.count = 0;
        const uint32_t parts = 1 + random.below(12);
        for (uint32_t part = 0; part < parts; part++) {
            uint8_t frame[260];
            uint32_t size = sample_frame(protocol, random, frame);
            switch (random.below(8)) {
                case 0:
                    for (uint32_t i = random.below(9); i > 0; i--) {
                        stream_.add(static_cast<uint8_t>(random.next()));
                    }
                    break;
                case 1:
                    append(frame, random.below(size));
                    break;
                case 2:
                    frame[random.below(size)] ^= static_cast<uint8_t>(1U << random.below(8));
                    append(frame, size);
                    break;
                case 3:
                    append(frame + random.below(size), 1);
                    append(frame, random.below(12));
                    append(frame, size);
                    break;
                case 4:
                    stream_.pause_before_next = true;
                    break;
                default:
                    append(frame, size);
                    break;
            }
        }
    }

    comparison_stream stream_;
};

TEST_F(framer_property, finds_what_the_plain_search_finds) {
    for (int32_t protocol = 0; protocol < 7; protocol++) {
        prng random(static_cast<uint32_t>(protocol) + 11);
        for (int round = 0; round < 1500; round++) {
            make(protocol, random);
            const char* difference = compare(protocol, stream_, random.next());
            ASSERT_STREQ("", difference) << "protocol " << protocol << ", round " << round;
        }
    }
}

TEST_F(framer_property, finds_what_the_plain_search_finds_in_tempting_noise) {
    const uint8_t starts[7][4] = {{0x68, 0x16, 0x00, 0xFE}, {0x68, 0x16, 0x00, 0xFE}, {0x01, 0x03, 0x00, 0x02},
                                  {0x42, 0x4D, 0x00, 0x04}, {0x7E, 0x7D, 0x5E, 0x00}, {0xAA, 0xC0, 0xAB, 0x00},
                                  {0xFF, 0x86, 0x04, 0x00}};
    for (int32_t protocol = 0; protocol < 7; protocol++) {
        prng random(static_cast<uint32_t>(protocol) + 77);
        for (int round = 0; round < 400; round++) {
            stream_.count = 0;
            for (uint32_t i = random.below(900); i > 0; i--) {
                stream_.add(random.below(9) == 0 ? static_cast<uint8_t>(random.next())
                                                 : starts[protocol][random.below(4)]);
                stream_.pause_before_next = random.below(200) == 0;
            }
            const char* difference = compare(protocol, stream_, random.next());
            ASSERT_STREQ("", difference) << "protocol " << protocol << ", round " << round;
        }
    }
}

TEST_F(framer_property, finds_a_frame_behind_every_cut_of_another) {
    for (int32_t protocol = 0; protocol < 7; protocol++) {
        prng random(static_cast<uint32_t>(protocol) + 5);
        uint8_t first[260];
        uint8_t second[260];
        const uint32_t first_size = sample_frame(protocol, random, first);
        const uint32_t second_size = sample_frame(protocol, random, second);
        for (uint32_t cut = 0; cut <= first_size; cut++) {
            stream_.count = 0;
            append(first, cut);
            append(second, second_size);
            append(first, first_size);
            ASSERT_STREQ("", compare(protocol, stream_, 0)) << "protocol " << protocol << ", cut " << cut;
        }
    }
}

}  // namespace
}  // namespace wuxi
