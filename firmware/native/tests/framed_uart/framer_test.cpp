// What the framer counts, and when it wants to be called.
#include "framed_uart/framer.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

#include "hex.hpp"

namespace wuxi {
namespace {

class framer_counts : public ::testing::Test {
  protected:
    void open(int32_t number) {
        timing_ = line_timing::of(9600, 10);
        framer_.open(*protocol::of(number), timing_, (timing_.us(7) + 1) / 2);
        now_us_ = 1000000;
    }

    int32_t put(const hex& bytes) {
        int32_t found = 0;
        for (int32_t i = 0; i < bytes.count; i++) {
            now_us_ += timing_.us(1);
            framer_.put(bytes.bytes[i], now_us_);
            found += drain();
        }
        return found;
    }

    int32_t drain() {
        int32_t found = 0;
        while (framer_.next(last_)) {
            found++;
        }
        return found;
    }

    framer framer_;
    line_timing timing_;
    frame last_;
    int64_t now_us_ = 0;
};

TEST_F(framer_counts, a_refused_frame_once_however_many_false_starts_are_in_it) {
    open(protocol::dlt645);
    // Two headers and ten start bytes inside one frame with a wrong checksum.
    EXPECT_EQ(0, put("68 68 68 68 68 68 68 68 91 06 68 68 68 34 34 43 00 16"));
    EXPECT_EQ(1U, framer_.checksum_failures().read());
    EXPECT_EQ(0U, framer_.form_failures().read());
}

TEST_F(framer_counts, wake_up_bytes_are_no_garbage) {
    open(protocol::dlt645);
    EXPECT_EQ(1, put("FE FE FE 68 AA AA AA AA AA AA 68 13 00 DF 16"));
    EXPECT_EQ(0U, framer_.garbage().read());
    EXPECT_EQ(15U, framer_.bytes().read());
    EXPECT_EQ(12U, last_.size);
    EXPECT_EQ(now_us_, last_.end_us);
    EXPECT_EQ(now_us_ - timing_.us(12), last_.start_us);
}

TEST_F(framer_counts, says_when_silence_matters) {
    open(protocol::dlt645);
    EXPECT_EQ(framer::never, framer_.due());
    put("68 01");
    // The gap, and one character: a byte that has begun is not known before it has ended.
    EXPECT_EQ(now_us_ + 500000 + timing_.us(1), framer_.due());
    framer_.silence(framer_.due() - 1);
    drain();
    EXPECT_EQ(0U, framer_.garbage().read());
    framer_.silence(framer_.due());
    drain();
    EXPECT_EQ(2U, framer_.garbage().read());
    EXPECT_EQ(1U, framer_.gap_failures().read());
    EXPECT_EQ(framer::never, framer_.due());
}

TEST_F(framer_counts, modbus_is_accepted_by_the_clock_sooner_than_refused) {
    open(protocol::modbus_rtu);
    put("01 04 04 43");
    EXPECT_EQ(now_us_ + 3646, framer_.due());
    framer_.silence(framer_.due());
    EXPECT_EQ(0, drain());
    EXPECT_EQ(0U, framer_.garbage().read());
    EXPECT_EQ(now_us_ + 50000 + timing_.us(1), framer_.due());
    // The rest was on its way through the port.
    EXPECT_EQ(0, put("66 33 34 1B 38"));
    framer_.silence(framer_.due());
    EXPECT_EQ(1, drain());
    EXPECT_EQ(9U, last_.size);
    put("01 04");
    framer_.silence(now_us_ + 50000 + timing_.us(1));
    EXPECT_EQ(0, drain());
    EXPECT_EQ(2U, framer_.garbage().read());
}

TEST_F(framer_counts, keeps_up_with_noise_without_end) {
    for (int32_t number = 0; number < protocol::count; number++) {
        open(number);
        for (int32_t i = 0; i < 2000; i++) {
            put("68");
            put("01 03 7E 42 4D 00 3C AA C0 FF 86");
        }
        EXPECT_LE(framer_.bytes().read() - framer_.garbage().read(), framer::capacity);
    }
}

}  // namespace
}  // namespace wuxi
