#include "vibration_fifo/vibration_fifo.hpp"

#include <math.h>
#include <string.h>

#include "vibration_fifo/spectral_features.hpp"
#include "vibration_fifo/square_root.hpp"

namespace wuxi::vibration {

bool vibration_fifo::start(part what, int32_t rate_hz, int32_t range_g, int32_t shaft_millihertz) {
    if (!is_range(what, range_g) || rate_hz < lowest_rate_hz || rate_hz > highest_rate_hz || shaft_millihertz < 0) {
        return false;
    }
    schedule_ = schedule::of(rate_hz);
    rate_hz_ = rate_hz;
    // ISO 20816-1: below 600/min the band begins at 2 Hz.
    low_hz_ = shaft_millihertz > 0 && shaft_millihertz < 10000 ? 2 : 10;
    metres_per_count_ = metres_per_second_squared(what, range_g);
    parser_.start(what);
    for (window_statistics& statistics : statistics_) {
        statistics.start(clip_limit(what, range_g));
    }
    axis_ = 0;
    begin_turn();
    return true;
}

bool vibration_fifo::line(int32_t index, int32_t frequency_millihertz) {
    if (index < 0 || index >= envelope_lines || frequency_millihertz < 0) {
        return false;
    }
    int32_t line = 0;
    if (frequency_millihertz != 0) {
        line = grid{rate_hz_, 1 << schedule_.envelope_stages}.nearest(frequency_millihertz);
        if (line < lowest_line || line + line_reach(line) > grid::highest) {
            return false;
        }
    }
    __atomic_store_n(&lines_[index], line, __ATOMIC_RELAXED);
    return true;
}

void vibration_fifo::block(const uint8_t* bytes, int32_t count, int64_t time_us) {
    for (int32_t i = 0; i < count; i++) {
        switch (parser_.push(bytes[i])) {
            case parsed::nothing:
                break;
            case parsed::sample: {
                const int16_t* sample = parser_.sample();
                for (int32_t axis = 0; axis < axes; axis++) {
                    chunk_[axis][filled_] = sample[axis];
                }
                filled_++;
                if (filled_ == room_ && flush()) {
                    const int64_t later = samples_in(bytes + i + 1, count - i - 1);
                    put_windows(time_us - later * 1000000 / rate_hz_);
                    axis_ = axis_ == axes - 1 ? 0 : axis_ + 1;
                    begin_turn();
                }
                break;
            }
            case parsed::garbage:
                count_up(garbage_, 1);
                break;
            case parsed::torn:
                count_up(garbage_, 1);
                count_up(discarded_, 1);
                begin_turn();
                break;
        }
    }
}

void vibration_fifo::overrun() {
    count_up(discarded_, 1);
    parser_.restart();
    begin_turn();
}

int64_t vibration_fifo::counter(int32_t which) const {
    switch (which) {
        case 0:
            return __atomic_load_n(&put_, __ATOMIC_RELAXED);
        case 1:
            return windows_.lost();
        case 2:
            return __atomic_load_n(&discarded_, __ATOMIC_RELAXED);
        case 3:
            return __atomic_load_n(&garbage_, __ATOMIC_RELAXED);
        case 4:
            return __atomic_load_n(&clipped_, __ATOMIC_RELAXED);
        default:
            return -1;
    }
}

void vibration_fifo::begin_turn() {
    for (window_statistics& statistics : statistics_) {
        statistics.clear();
    }
    memset(window_.values, 0, sizeof(window_.values));
    window_.count = 0;
    segments_left_ = schedule_.segments;
    filled_ = 0;
    begin_burst(burst::velocity);
}

void vibration_fifo::begin_burst(burst which) {
    burst_ = which;
    turn_ended_ = false;
    settling_left_ = which == burst::bands ? 0 : settling;
    capture_.start();
    envelope_.start();
    decimators_.start(which == burst::velocity ? schedule_.velocity_stages : schedule_.envelope_stages);
    burst_left_ = which == burst::velocity   ? schedule_.velocity_samples()
                  : which == burst::envelope ? schedule_.envelope_samples()
                                             : capture::capacity;
    room_ = burst_left_ < chunk ? burst_left_ : chunk;
}

bool vibration_fifo::flush() {
    for (int32_t axis = 0; axis < axes; axis++) {
        statistics_[axis].add(chunk_[axis], filled_);
    }
    feed(chunk_[axis_], filled_);
    burst_left_ -= filled_;
    filled_ = 0;
    room_ = burst_left_ < chunk ? burst_left_ : chunk;
    if (burst_left_ == 0) {
        end_burst();
    }
    return turn_ended_;
}

void vibration_fifo::feed(const int16_t* samples, int32_t count) {
    constexpr int32_t one = 1 << capture::fraction_bits;
    for (int32_t i = 0; i < count; i++) {
        int32_t value = samples[i] * one;
        const bool out = burst_ == burst::bands      ? true
                         : burst_ == burst::velocity ? decimators_.push(value, value)
                                                     : envelope_.push(samples[i], decimators_, value);
        if (out && settling_left_ > 0) {
            settling_left_--;
        } else if (out) {
            capture_.append(value);
        }
    }
}

void vibration_fifo::end_burst() {
    switch (burst_) {
        case burst::velocity:
            finish_velocity();
            begin_burst(burst::envelope);
            break;
        case burst::envelope:
            finish_envelope();
            begin_burst(burst::bands);
            break;
        case burst::bands:
            finish_segment();
            segments_left_--;
            if (segments_left_ > 0) {
                begin_burst(burst::bands);
            } else {
                turn_ended_ = true;
            }
            break;
    }
}

void vibration_fifo::finish_velocity() {
    fourier spectrum;
    spectrum.transform(capture_.numbers(), capture_.exponent());
    const grid lines = {rate_hz_, 1 << schedule_.velocity_stages};
    const float counts = velocity_rms(spectrum, lines, low_hz_, 1000);
    window_.values[value_velocity_rms] = counts * metres_per_count_ * 1000.0f;
}

void vibration_fifo::finish_envelope() {
    window_.values[value_envelope_mean] = capture_.mean() * metres_per_count_;
    fourier spectrum;
    spectrum.transform(capture_.numbers(), capture_.exponent());
    const grid lines = {rate_hz_, 1 << schedule_.envelope_stages};
    window_.values[value_envelope_spacing] = lines.spacing_hz();
    const int32_t strongest = strongest_line(spectrum);
    window_.values[value_strongest_hertz] = lines.spacing_hz() * static_cast<float>(strongest);
    window_.values[value_strongest_rms] = line_rms(spectrum, strongest) * metres_per_count_;
    window_.count = value_line;
    for (int32_t i = 0; i < envelope_lines; i++) {
        const int32_t line = __atomic_load_n(&lines_[i], __ATOMIC_RELAXED);
        if (line != 0) {
            window_.values[value_line + i] = line_rms(spectrum, line) * metres_per_count_;
            window_.count = value_line + i + 1;
        }
    }
}

void vibration_fifo::finish_segment() {
    fourier spectrum;
    spectrum.transform(capture_.numbers(), capture_.exponent());
    for (int32_t band = 0; band < octave_bands; band++) {
        // The mean of the segments' mean squares; the root is taken when the turn ends.
        window_.values[value_band + band] += band_mean_square(spectrum, band) / static_cast<float>(schedule_.segments);
    }
}

void vibration_fifo::put_windows(int64_t end_us) {
    for (int32_t band = 0; band < octave_bands; band++) {
        float& value = window_.values[value_band + band];
        value = sqrtf(value) * metres_per_count_;
    }
    const int32_t count = window_.count;
    window_.end_us = end_us;
    for (int32_t axis = 0; axis < axes; axis++) {
        const moments found = statistics_[axis].finish();
        window_.axis = axis;
        window_.samples = static_cast<int32_t>(statistics_[axis].samples());
        window_.count = axis == axis_ ? count : plain_values;
        window_.values[value_acceleration_rms] = found.rms * metres_per_count_;
        window_.values[value_acceleration_peak] = found.peak * metres_per_count_;
        window_.values[value_crest_factor] = found.crest;
        window_.values[value_kurtosis] = found.kurtosis;
        window_.values[value_acceleration_mean] = found.mean * metres_per_count_;
        window_.values[value_clipped] = static_cast<float>(statistics_[axis].clipped());
        count_up(clipped_, statistics_[axis].clipped());
        if (windows_.push(window_)) {
            count_up(put_, 1);
        }
    }
}

int32_t vibration_fifo::samples_in(const uint8_t* bytes, int32_t count) const {
    fifo_parser ahead = parser_;
    int32_t samples = 0;
    for (int32_t i = 0; i < count; i++) {
        samples += ahead.push(bytes[i]) == parsed::sample ? 1 : 0;
    }
    return samples;
}

void vibration_fifo::count_up(uint32_t& counter, uint32_t by) {
    const uint32_t sum = counter + by;
    __atomic_store_n(&counter, sum < by ? UINT32_MAX : sum, __ATOMIC_RELAXED);
}

}  // namespace wuxi::vibration
