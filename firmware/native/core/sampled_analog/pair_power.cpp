#include "sampled_analog/pair_power.hpp"

#include <math.h>

namespace wuxi {

void pair_power::configure(float delay) {
    delays_voltage_ = delay >= 0.0f;
    const float length = fabsf(delay);
    whole_delay_ = static_cast<uint32_t>(length);
    // The interpolation lies between the second and third tap, where it errs least, and so it delays by one sample
    // more; the straight signal is delayed by that one sample too.
    const float f = length - static_cast<float>(whole_delay_);
    taps_[0] = static_cast<int32_t>(lroundf(-f * (f - 1.0f) * (f - 2.0f) / 6.0f * 16384.0f));
    taps_[2] = static_cast<int32_t>(lroundf(-f * (f + 1.0f) * (f - 2.0f) / 2.0f * 16384.0f));
    taps_[3] = static_cast<int32_t>(lroundf(f * (f + 1.0f) * (f - 1.0f) / 6.0f * 16384.0f));
    taps_[1] = 16384 - taps_[0] - taps_[2] - taps_[3];
}

void pair_power::next(int32_t voltage, int32_t current) {
    const int32_t straight = delays_voltage_ ? current : voltage;
    const int32_t delayed = delays_voltage_ ? voltage : current;
    if (!filled_) {
        for (uint32_t i = 0; i < line_length; i++) {
            line_[i] = static_cast<int16_t>(delayed);
        }
        straight_before_ = straight;
        filled_ = true;
    }
    straight_now_ = straight_before_;
    straight_before_ = straight;
    position_ = (position_ + 1U) % line_length;
    line_[position_] = static_cast<int16_t>(delayed);
    int32_t sum = 0;
    for (uint32_t tap = 0; tap < 4; tap++) {
        sum += taps_[tap] * line_[(position_ - whole_delay_ - tap) % line_length];
    }
    delayed_now_ = (sum + 512) >> 10;
}

void pair_power::add() {
    straight_.add(straight_now_);
    delayed_.add(delayed_now_);
    product_.add(straight_now_ * delayed_now_);
}

void pair_power::mark(const cut_weights& weights, bool skip) {
    straight_.mark(weights, straight_now_);
    delayed_.mark(weights, delayed_now_);
    product_.mark(weights, straight_now_ * delayed_now_);
    if (skip) {
        straight_.skip_to_mark();
        delayed_.skip_to_mark();
        product_.skip_to_mark();
    }
}

pair_power::sums pair_power::take(sum_stretch stretch) {
    return {straight_.take(stretch), delayed_.take(stretch), product_.take(stretch)};
}

}  // namespace wuxi
