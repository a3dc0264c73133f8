// A node counts through many power failures: what it has after each start against what it had counted.
#include <gtest/gtest.h>

#include "flash_model.hpp"
#include "prng.hpp"
#include "pulse_counter/pulse_counter_face.hpp"

namespace wuxi {
namespace {

constexpr int32_t channels = 4;
constexpr int64_t run_every_us = 500'000;
// The stated loss of 10 s, in intervals of `run`: here they fall on the same instants.
constexpr int32_t kept = 20;

class node {
  public:
    explicit node(uint32_t seed) : flash_(2, seed), random_(seed) {}

    void live_through(int32_t failures) {
        for (int32_t i = 0; i < failures && !testing::Test::HasFailure(); i++) {
            start();
            const bool warned = random_.below(4) == 0;
            run_until_power_fails(warned);
            stop();
        }
    }

  private:
    void start() {
        flash_.power_on();
        const wuxi_flash hooks = place_.hooks();
        ASSERT_LE(0, wuxi_pulse_mount(&hooks));
        for (int32_t i = 0; i < channels; i++) {
            handles_[i] = wuxi_pulse_open(i, 0, 1);
            const int64_t total = wuxi_pulse_total(handles_[i]);
            // Nothing twice, and nothing lost that is older than 10 s.
            ASSERT_LE(total, counted_[i]);
            ASSERT_GE(total, counted_before_[0][i]);
            counted_[i] = total;
            for (int32_t j = 0; j < kept; j++) {
                counted_before_[j][i] = total;
            }
        }
        now_us_ = 0;
    }

    void run_until_power_fails(bool warned) {
        flash_.cut_after(static_cast<int32_t>(random_.below(5000)));
        const int32_t longest = static_cast<int32_t>(1 + random_.below(4000));
        for (int32_t i = 0; i < longest && !flash_.is_off(); i++) {
            now_us_ += run_every_us;
            for (int32_t channel = 0; channel < channels; channel++) {
                const int32_t pulses = static_cast<int32_t>(random_.below(4)) * channel;
                wuxi_pulse_counted(handles_[channel], pulses, now_us_);
                counted_[channel] += pulses;
            }
            for (int32_t channel = 0; channel < channels; channel++) {
                wuxi_pulse_run(handles_[channel], now_us_);
            }
            if (!flash_.is_off()) {
                remember();
            }
        }
        if (warned && !flash_.is_off() && wuxi_pulse_brown_out(handles_[0]) >= 0) {
            for (int32_t i = 0; i < kept; i++) {
                remember();
            }
        }
    }

    void remember() {
        memmove(counted_before_[0], counted_before_[1], sizeof counted_before_ - sizeof counted_before_[0]);
        memcpy(counted_before_[kept - 1], counted_, sizeof counted_);
    }

    void stop() {
        flash_.cut_after(0);
        for (const int32_t handle : handles_) {
            wuxi_pulse_close(handle);
        }
        wuxi_pulse_unmount(0);
        ASSERT_EQ(0, flash_.violations);
    }

    flash_model flash_;
    flash_place place_{&flash_};
    prng random_;
    int32_t handles_[channels] = {};
    int64_t now_us_ = 0;
    int64_t counted_[channels] = {};
    // The totals after each of the last runs, the oldest first.
    int64_t counted_before_[kept][channels] = {};
};

TEST(life_of_a_node, loses_at_most_10_s_and_counts_nothing_twice) {
    for (uint32_t seed = 1; seed <= 4; seed++) {
        node(seed).live_through(100);
    }
}

}  // namespace
}  // namespace wuxi
