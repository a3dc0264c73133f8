#include "sampled_analog/sampled_analog.hpp"

#include <math.h>

namespace wuxi {

namespace {

// Counts are taken about the middle of the range, so that sums of squares and products stay small.
constexpr int32_t middle = 2048;
constexpr int32_t highest_count = 4095;
// Below this rate a cycle has too few samples to find its ends between them.
constexpr int32_t lowest_mains_rate_hz = 800;
// Two of the longest cycles, 2 / 44 Hz, so that each window has a whole one in it.
constexpr int32_t mains_windows_a_second = 22;

uint32_t plus_one(uint32_t number) { return number == UINT32_MAX ? number : number + 1U; }

// Sums to a value and its variance; both in counts.
struct moments {
    double mean;
    double variance;

    moments(int64_t sum, int64_t squares, double count) {
        mean = static_cast<double>(sum) / count;
        const double difference = static_cast<double>(squares) / count - mean * mean;
        variance = difference > 0.0 ? difference : 0.0;
    }
};

float root(double square) { return sqrtf(static_cast<float>(square)); }

}  // namespace

bool sampled_analog::configure(int32_t channels, int32_t rate_hz, int32_t window_samples) {
    if (channels < 1 || channels > analog_channels_max || rate_hz < 100 || rate_hz > 10000 || window_samples < 2 ||
        window_samples > 65535) {
        return false;
    }
    channel_count_ = channels;
    rate_hz_ = rate_hz;
    window_samples_ = window_samples;
    pair_windows_ = 1;
    for (channel_state& channel : channels_) {
        channel.units_per_count = 1.0f;
        channel.mains = -1;
    }
    begin_window(true);
    return true;
}

bool sampled_analog::calibrate(int32_t channel, float offset_counts, float units_per_count) {
    // Bounds that keep a power a finite float; a NaN fails them too.
    const float gain = fabsf(units_per_count);
    if (channel < 0 || channel >= channel_count_ || !(fabsf(offset_counts) <= 65536.0f) ||
        !(gain >= 1e-9f && gain <= 1e9f) || __atomic_load_n(&started_, __ATOMIC_RELAXED) != 0) {
        return false;
    }
    channel_state& state = channels_[channel];
    state.offset_counts = offset_counts;
    state.units_per_count = units_per_count;
    state.calibrated = true;
    return true;
}

bool sampled_analog::pair(int32_t pair, int32_t voltage_channel, int32_t current_channel, float phase_us) {
    if (pair != pair_count_ || pair >= analog_pairs_max || voltage_channel < 0 || voltage_channel >= channel_count_ ||
        current_channel < 0 || current_channel >= channel_count_ || voltage_channel == current_channel ||
        !(fabsf(phase_us) <= 1000.0f) || __atomic_load_n(&started_, __ATOMIC_RELAXED) != 0) {
        return false;
    }
    const int32_t known = mains_of(voltage_channel);
    const int32_t mains = known >= 0 ? known : mains_count_;
    const bool voltage_taken = channels_[voltage_channel].mains >= 0 && channels_[voltage_channel].mains != mains;
    const bool current_taken = channels_[current_channel].mains >= 0 && channels_[current_channel].mains != mains;
    if (voltage_taken || current_taken) {
        return false;
    }
    mains_count_ += known >= 0 ? 0 : 1;
    mains_[mains].channel = voltage_channel;
    channels_[voltage_channel].mains = mains;
    channels_[current_channel].mains = mains;
    pairs_[pair].voltage = voltage_channel;
    pairs_[pair].current = current_channel;
    pairs_[pair].power.configure(phase_us * static_cast<float>(rate_hz_) / 1e6f);
    pair_count_++;
    return true;
}

bool sampled_analog::pair_windows(int32_t windows) {
    if (windows < 1 || windows > 65535 / window_samples_ || __atomic_load_n(&started_, __ATOMIC_RELAXED) != 0) {
        return false;
    }
    pair_windows_ = windows;
    begin_window(true);
    return true;
}

int32_t sampled_analog::mains_of(int32_t voltage_channel) const {
    for (int32_t i = 0; i < mains_count_; i++) {
        if (mains_[i].channel == voltage_channel) {
            return i;
        }
    }
    return -1;
}

int32_t sampled_analog::feed(const uint16_t* counts, int32_t count, int64_t first_us) {
    if (started_ == 0) {
        start();
    }
    int32_t closed = 0;
    for (int32_t i = 0; i < count; i++) {
        const int32_t value = counts[i] < highest_count ? counts[i] : highest_count;
        if (value == 0 || value == highest_count) {
            window_clipped_++;
            __atomic_store_n(&clipped_, plus_one(clipped_), __ATOMIC_RELAXED);
        }
        scan_[next_channel_] = value - middle;
        if (++next_channel_ < channel_count_) {
            continue;
        }
        next_channel_ = 0;
        scan();
        if (++samples_ == window_samples_) {
            const int64_t a_second = static_cast<int64_t>(rate_hz_) * channel_count_;
            close_window(first_us + ((i + 1) * INT64_C(1000000) + a_second / 2) / a_second);
            closed++;
        }
    }
    return closed;
}

void sampled_analog::start() {
    const bool long_enough = window_samples_ * pair_windows_ * mains_windows_a_second >= rate_hz_;
    for (int32_t i = 0; i < mains_count_; i++) {
        const channel_state& voltage = channels_[mains_[i].channel];
        const int32_t zero = voltage.calibrated ? static_cast<int32_t>(lroundf(voltage.offset_counts)) - middle : 0;
        mains_[i].cutter.configure(rate_hz_, zero, rate_hz_ >= lowest_mains_rate_hz && long_enough);
    }
    for (int32_t i = 0; i < channel_count_; i++) {
        // A channel in no pair follows the first: whole cycles also keep hum out of the mean of a slow signal.
        if (channels_[i].mains < 0 && mains_count_ > 0 && pair_windows_ == 1) {
            channels_[i].mains = 0;
        }
    }
    __atomic_store_n(&started_, 1U, __ATOMIC_RELAXED);
}

void sampled_analog::scan() {
    for (int32_t i = 0; i < pair_count_; i++) {
        pairs_[i].power.next(scan_[pairs_[i].voltage], scan_[pairs_[i].current]);
    }
    for (int32_t i = 0; i < mains_count_; i++) {
        const mains_crossing crossing = mains_[i].cutter.next(scan_[mains_[i].channel]);
        if (crossing != mains_crossing::none) {
            mark(i, crossing == mains_crossing::first);
        }
        mains_[i].count.add(1);
    }
    for (int32_t i = 0; i < pair_count_; i++) {
        pairs_[i].power.add();
    }
    for (int32_t i = 0; i < channel_count_; i++) {
        channel_state& channel = channels_[i];
        const int32_t value = scan_[i];
        channel.sum.add(value);
        channel.squares.add(value * value);
        channel.lowest = value < channel.lowest ? value : channel.lowest;
        channel.highest = value > channel.highest ? value : channel.highest;
    }
}

void sampled_analog::mark(int32_t mains, bool skip) {
    const cut_weights weights = mains_[mains].cutter.weights();
    mains_[mains].count.mark(weights, 1);
    if (skip) {
        mains_[mains].count.skip_to_mark();
    }
    for (int32_t i = 0; i < channel_count_; i++) {
        channel_state& channel = channels_[i];
        if (channel.mains != mains) {
            continue;
        }
        channel.sum.mark(weights, scan_[i]);
        channel.squares.mark(weights, scan_[i] * scan_[i]);
        if (skip) {
            channel.sum.skip_to_mark();
            channel.squares.skip_to_mark();
        }
    }
    for (int32_t i = 0; i < pair_count_; i++) {
        if (channels_[pairs_[i].voltage].mains == mains) {
            pairs_[i].power.mark(weights, skip);
        }
    }
}

void sampled_analog::close_window(int64_t end_us) {
    analog_window window = {};
    const bool pairs_end = --windows_to_pairs_ == 0;
    const int32_t mains_count = pairs_end ? mains_count_ : 0;
    const int32_t pair_count = pairs_end ? pair_count_ : 0;
    sum_stretch stretches[analog_pairs_max] = {sum_stretch::everything, sum_stretch::everything};
    double counts[analog_pairs_max] = {};
    for (int32_t i = 0; i < mains_count; i++) {
        stretches[i] = mains_[i].cutter.stretch();
        counts[i] = static_cast<double>(mains_[i].count.take(stretches[i]));
    }
    float* value = window.values;
    int32_t means[analog_channels_max] = {};
    double variances[analog_channels_max] = {};
    for (int32_t i = 0; i < channel_count_; i++) {
        channel_state& channel = channels_[i];
        if (is_paired(channel) && !pairs_end) {
            value += 4;
            continue;
        }
        const int32_t mains = channel.mains;
        const sum_stretch stretch = mains >= 0 ? stretches[mains] : sum_stretch::everything;
        const double count = mains >= 0 ? counts[mains] : window_samples_ * 32768.0;
        const int64_t sum = channel.sum.take(stretch);
        const moments in_counts(sum, channel.squares.take(stretch), count);
        const double gain = static_cast<double>(channel.units_per_count);
        const double zero = static_cast<double>(channel.offset_counts) - middle;
        const double mean = (in_counts.mean - zero) * gain;
        const float lowest = static_cast<float>((channel.lowest - zero) * gain);
        const float highest = static_cast<float>((channel.highest - zero) * gain);
        *value++ = static_cast<float>(mean);
        *value++ = root(in_counts.variance * gain * gain + mean * mean);
        *value++ = gain > 0.0 ? lowest : highest;
        *value++ = gain > 0.0 ? highest : lowest;
        means[i] = static_cast<int32_t>(lround(in_counts.mean));
        variances[i] = in_counts.variance;
    }
    for (int32_t i = 0; i < pair_count; i++) {
        const int32_t mains = channels_[pairs_[i].voltage].mains;
        const pair_power::sums sums = pairs_[i].power.take(stretches[mains]);
        const double count = counts[mains];
        // The delayed one of the two is in sixteenths of a count.
        const double alternating =
            (static_cast<double>(sums.product) / count -
             static_cast<double>(sums.straight) / count * static_cast<double>(sums.delayed) / count) /
            16.0;
        const double gain = static_cast<double>(channels_[pairs_[i].voltage].units_per_count) *
                            static_cast<double>(channels_[pairs_[i].current].units_per_count);
        const float power = static_cast<float>(alternating * gain);
        const float apparent =
            root(variances[pairs_[i].voltage] * variances[pairs_[i].current]) * static_cast<float>(fabs(gain));
        const float factor = apparent > 0.0f ? power / apparent : 0.0f;
        *value++ = power;
        *value++ = apparent;
        *value++ = factor > 1.0f ? 1.0f : factor < -1.0f ? -1.0f : factor;
        *value++ = mains_[mains].cutter.frequency();
    }
    for (int32_t i = 0; i < mains_count; i++) {
        mains_[i].cutter.next_window(means[mains_[i].channel]);
    }
    window.end_us = end_us;
    window.clipped = window_clipped_;
    window.discarded_before = discarded_pending_;
    window.value_count = 4 * (channel_count_ + pair_count);
    if (ring_.push(window)) {
        discarded_pending_ = 0;
    }
    __atomic_store_n(&windows_, plus_one(windows_), __ATOMIC_RELAXED);
    begin_window(pairs_end);
}

void sampled_analog::begin_window(bool pairs_too) {
    samples_ = 0;
    window_clipped_ = 0;
    windows_to_pairs_ = pairs_too ? pair_windows_ : windows_to_pairs_;
    for (channel_state& channel : channels_) {
        if (pairs_too || !is_paired(channel)) {
            channel.lowest = highest_count;
            channel.highest = -highest_count;
        }
    }
}

void sampled_analog::overrun() {
    if (samples_ > 0 || next_channel_ > 0) {
        discarded_pending_ = plus_one(discarded_pending_);
        __atomic_store_n(&discarded_, plus_one(discarded_), __ATOMIC_RELAXED);
    }
    __atomic_store_n(&overruns_, plus_one(overruns_), __ATOMIC_RELAXED);
    for (int32_t i = 0; i < channel_count_; i++) {
        channels_[i].sum = cut_sum{};
        channels_[i].squares = cut_sum{};
    }
    for (int32_t i = 0; i < pair_count_; i++) {
        pairs_[i].power.take(sum_stretch::everything);
        pairs_[i].power.restart();
    }
    for (int32_t i = 0; i < mains_count_; i++) {
        mains_[i].count = cut_sum{};
        mains_[i].cutter.discard_window();
    }
    next_channel_ = 0;
    begin_window(true);
}

bool sampled_analog::take(analog_window& window, int64_t& lost_before) {
    uint32_t refused = 0;
    if (!ring_.pop(window, refused)) {
        return false;
    }
    lost_before = static_cast<int64_t>(refused) + window.discarded_before;
    return true;
}

}  // namespace wuxi
