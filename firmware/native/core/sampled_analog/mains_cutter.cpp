#include "sampled_analog/mains_cutter.hpp"

namespace wuxi {

namespace {

constexpr int32_t one_count = 4096;
constexpr int32_t hysteresis = 8 * one_count;
// A little beyond 45 … 55 Hz, so that a wave at the limit is not sometimes in and sometimes out.
constexpr uint32_t lowest_hz = 44;
constexpr uint32_t highest_hz = 56;
constexpr uint32_t settling_hz = 20;
// 2 * pi * 25 Hz in 2^-14.
constexpr int32_t low_pass = 2573593;

}  // namespace

void mains_cutter::configure(int32_t rate_hz, int32_t level, bool enabled) {
    rate_hz_ = rate_hz;
    level_ = level;
    shortest_ = static_cast<uint32_t>(rate_hz) * 32768U / highest_hz;
    longest_ = static_cast<uint32_t>(rate_hz) * 32768U / lowest_hz;
    share_ = low_pass / rate_hz;
    enabled_ = enabled;
    discard_window();
}

mains_crossing mains_cutter::next(int32_t counts) {
    if (!enabled_) {
        return mains_crossing::none;
    }
    const int32_t before = smoothed_;
    const int32_t above =
        before + static_cast<int32_t>((static_cast<int64_t>((counts - level_) * one_count - before) * share_) >> 14);
    smoothed_ = above;
    if (settling_ > 0) {
        settling_--;
        return mains_crossing::none;
    }
    // Two samples more than the longest, so that no fraction makes it shorter again.
    since_ += since_ * 32768U > longest_ + 65536U ? 0U : 1U;
    armed_ = armed_ || above <= -hysteresis;
    if (!armed_ || before >= 0 || above < 0) {
        return mains_crossing::none;
    }
    const uint32_t distance = static_cast<uint32_t>(above - before);
    const uint32_t fraction =
        static_cast<uint32_t>((static_cast<uint64_t>(static_cast<uint32_t>(-before)) << 15) / distance);
    const uint32_t period = since_ * 32768U + fraction - fraction_;
    const bool was_seen = seen_;
    armed_ = false;
    seen_ = true;
    since_ = 0;
    fraction_ = fraction;
    if (was_seen && period >= shortest_ && period <= longest_) {
        cycles_++;
        cycle_time_ += period;
        return mains_crossing::cycle;
    }
    return was_seen || period > longest_ ? mains_crossing::other : mains_crossing::first;
}

sum_stretch mains_cutter::stretch() const {
    if (cycles_ == 0) {
        return sum_stretch::everything;
    }
    return since_ * 32768U > longest_ ? sum_stretch::after_skip : sum_stretch::to_mark;
}

float mains_cutter::frequency() const {
    if (cycles_ == 0) {
        return 0.0f;
    }
    return static_cast<float>(cycles_) * static_cast<float>(rate_hz_) * 32768.0f / static_cast<float>(cycle_time_);
}

void mains_cutter::next_window(int32_t mean) {
    if (stretch() != sum_stretch::to_mark) {
        restart();
    }
    if (cycles_ == 0) {
        smoothed_ += (level_ - mean) * one_count;
        level_ = mean;
    }
    cycles_ = 0;
    cycle_time_ = 0;
}

void mains_cutter::discard_window() {
    restart();
    smoothed_ = 0;
    settling_ = static_cast<uint32_t>(rate_hz_) / settling_hz;
    cycles_ = 0;
    cycle_time_ = 0;
}

void mains_cutter::restart() {
    since_ = 0;
    fraction_ = 0;
    armed_ = false;
    seen_ = false;
}

}  // namespace wuxi
