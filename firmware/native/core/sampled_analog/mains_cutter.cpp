#include "sampled_analog/mains_cutter.hpp"

namespace wuxi {

namespace {

constexpr int32_t hysteresis_counts = 16;
// A little beyond 45 … 55 Hz, so that a wave at the limit is not sometimes in and sometimes out.
constexpr uint32_t lowest_hz = 44;
constexpr uint32_t highest_hz = 56;
// The delay lines of the pairs must be full before whole cycles are taken.
constexpr uint32_t settling_samples = 16;

}  // namespace

void mains_cutter::configure(int32_t rate_hz, int32_t level, bool enabled) {
    rate_hz_ = rate_hz;
    level_ = level;
    shortest_ = static_cast<uint32_t>(rate_hz) * 32768U / highest_hz;
    longest_ = static_cast<uint32_t>(rate_hz) * 32768U / lowest_hz;
    enabled_ = enabled;
}

mains_crossing mains_cutter::next(int32_t counts) {
    if (!enabled_) {
        return mains_crossing::none;
    }
    const int32_t above = counts - level_;
    const int32_t before = before_;
    before_ = above;
    since_ += since_ * 32768U > longest_ ? 0U : 1U;
    armed_ = armed_ || above <= -hysteresis_counts;
    if (!armed_ || before >= 0 || above < 0) {
        return mains_crossing::none;
    }
    const uint32_t fraction = (static_cast<uint32_t>(-before) << 15) / static_cast<uint32_t>(above - before);
    const uint32_t period = since_ * 32768U + fraction - fraction_;
    // Still armed: of two crossings close together the one a whole cycle after the last is the one that counts.
    if (seen_ ? period < shortest_ : since_ < settling_samples) {
        return mains_crossing::none;
    }
    const bool is_gap = period > longest_;
    const bool is_cycle = seen_ && !is_gap;
    armed_ = false;
    seen_ = true;
    since_ = 0;
    fraction_ = fraction;
    if (is_cycle) {
        cycles_++;
        cycle_time_ += period;
        return mains_crossing::cycle;
    }
    return is_gap ? mains_crossing::gap : mains_crossing::first;
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
        level_ = mean;
    }
    cycles_ = 0;
    cycle_time_ = 0;
}

void mains_cutter::discard_window() {
    restart();
    cycles_ = 0;
    cycle_time_ = 0;
}

void mains_cutter::restart() {
    since_ = 0;
    fraction_ = 0;
    before_ = 0;
    armed_ = false;
    seen_ = false;
}

}  // namespace wuxi
