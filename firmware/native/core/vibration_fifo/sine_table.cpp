#include "vibration_fifo/sine_table.hpp"

namespace wuxi::vibration {
namespace {

constexpr int32_t quarter = turn / 4;

struct quarter_wave {
    int16_t values[quarter + 1];
};

/// Taylor's series up to pi / 2; by the compiler, so nothing is computed at start.
constexpr quarter_wave make() {
    quarter_wave wave = {};
    for (int32_t i = 0; i <= quarter; i++) {
        const double angle = 6.283185307179586 * i / turn;
        double term = angle;
        double sum = angle;
        for (int32_t k = 2; k < 22; k += 2) {
            term *= -angle * angle / (k * (k + 1));
            sum += term;
        }
        const int32_t rounded = static_cast<int32_t>(sum * 32768.0 + 0.5);
        wave.values[i] = static_cast<int16_t>(rounded > 32767 ? 32767 : rounded);
    }
    return wave;
}

constexpr quarter_wave wave = make();

}  // namespace

int32_t sine(int32_t i) {
    const int32_t place = i & (quarter - 1);
    switch ((i >> 10) & 3) {
        case 0:
            return wave.values[place];
        case 1:
            return wave.values[quarter - place];
        case 2:
            return -wave.values[place];
        default:
            return -wave.values[quarter - place];
    }
}

}  // namespace wuxi::vibration
