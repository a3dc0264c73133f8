#include "vibration_fifo/envelope.hpp"

#include "vibration_fifo/high_word.hpp"
#include "vibration_fifo/square_root.hpp"

namespace wuxi::vibration {
namespace {

constexpr int32_t finest = 12;
constexpr int32_t largest = 3 << 28;  // its square leaves the low-pass room to overshoot

}  // namespace

void envelope::start() {
    band_pass_.start();
    gain_ = finest;
}

bool envelope::push(int16_t sample, decimators& low_pass, int32_t& amplitude) {
    const int32_t ringing = band_pass_.push(sample);
    const int32_t magnitude = ringing < 0 ? -ringing : ringing;
    while (gain_ > 0 && magnitude > largest >> gain_) {
        gain_--;
        low_pass.quarter();
    }
    const int32_t scaled = (magnitude << gain_) * 2;
    int32_t power = 0;
    if (!low_pass.push(high_word(scaled, scaled), power)) {
        return false;
    }
    amplitude = amplitude_of(power) >> gain_;
    return true;
}

}  // namespace wuxi::vibration
