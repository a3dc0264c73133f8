#include "sampled_analog/cut_sum.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

#include "prng.hpp"

namespace wuxi {
namespace {

constexpr int64_t one = 32768;

TEST(cut_sum, takes_everything_when_nothing_is_cut) {
    cut_sum sum;
    for (int32_t i = 1; i <= 10; i++) {
        sum.add(i);
    }
    EXPECT_EQ(55 * one, sum.take(sum_stretch::everything));
    EXPECT_EQ(0, sum.take(sum_stretch::everything));
}

TEST(cut_sum, a_cut_divides_the_line_between_two_samples) {
    cut_sum sum;
    sum.add(10);
    sum.mark(cut_weights::at(one / 2), 20);
    sum.add(20);
    // A plain sum ends half way to the next sample too, but takes the earlier one for all of it: 6.25 and not 5.
    EXPECT_EQ(10 * one + one * 5 / 4, sum.take(sum_stretch::to_mark));
    EXPECT_EQ(20 * one - one * 5 / 4, sum.take(sum_stretch::everything));
}

TEST(cut_sum, counts_time_to_a_fraction_of_a_sample) {
    cut_sum count;
    count.add(1);
    count.mark(cut_weights::at(8192), 1);
    count.skip_to_mark();
    for (int32_t i = 0; i < 10; i++) {
        count.add(1);
    }
    count.mark(cut_weights::at(24576), 1);
    count.add(1);
    EXPECT_EQ(10 * one + one / 2, count.take(sum_stretch::to_mark));
}

TEST(cut_sum, every_sample_counts_once_whatever_the_cuts) {
    for (uint32_t seed = 1; seed <= 200; seed++) {
        prng random(seed);
        cut_sum sum;
        int64_t given = 0;
        int64_t taken = 0;
        bool marked = false;
        for (int32_t i = 0; i < 500; i++) {
            const int32_t sample = static_cast<int32_t>(random.below(1U << 27)) - (1 << 26);
            if (random.below(20) == 0) {
                sum.mark(cut_weights::at(random.below(32769)), sample);
                marked = true;
            }
            sum.add(sample);
            given += sample;
            if (random.below(50) == 0) {
                taken += sum.take(marked ? sum_stretch::to_mark : sum_stretch::everything);
                marked = false;
            }
        }
        taken += sum.take(sum_stretch::everything);
        EXPECT_EQ(given * one, taken);
    }
}

}  // namespace
}  // namespace wuxi
