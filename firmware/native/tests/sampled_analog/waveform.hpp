// Mains waves with harmonics whose RMS and power are known exactly, and their 12-bit samples.
#pragma once

#include <math.h>
#include <stdint.h>

#include "prng.hpp"

namespace wuxi {

/// A periodic wave of amplitude 1 (peak) as sines of 1 … 15 times its frequency; all in double.
struct waveform {
    static constexpr int32_t orders = 15;
    static constexpr double tau = 6.28318530717958647692;

    double sine[orders + 1] = {};
    double cosine[orders + 1] = {};

    void add(int32_t order, double amplitude, double phase) {
        sine[order] += amplitude * cos(phase);
        cosine[order] += amplitude * sin(phase);
    }

    double at(double turns) const {
        const double s = sin(tau * turns);
        const double c = cos(tau * turns);
        double sn = 0.0;
        double cn = 1.0;
        double value = 0.0;
        for (int32_t n = 1; n <= orders; n++) {
            const double next = sn * c + cn * s;
            cn = cn * c - sn * s;
            sn = next;
            value += sine[n] * sn + cosine[n] * cn;
        }
        return value;
    }

    /// Makes the peak 1.
    void normalize() {
        double peak = 0.0;
        for (int32_t i = 0; i < 720; i++) {
            peak = fmax(peak, fabs(at(i / 720.0)));
        }
        for (int32_t n = 1; n <= orders; n++) {
            sine[n] /= peak;
            cosine[n] /= peak;
        }
    }

    double rms() const { return sqrt(mean_product(*this)); }

    double mean_product(const waveform& other) const {
        double sum = 0.0;
        for (int32_t n = 1; n <= orders; n++) {
            sum += (sine[n] * other.sine[n] + cosine[n] * other.cosine[n]) / 2.0;
        }
        return sum;
    }
};

/// One channel: a wave on a mid level, quantised to 12 bits.
struct waveform_channel {
    waveform wave;
    double zero = 2048.0;
    double amplitude = 0.0;

    uint16_t counts(double turns) const {
        const double value = floor(zero + amplitude * wave.at(turns) + 0.5);
        return static_cast<uint16_t>(value < 0.0 ? 0.0 : value > 4095.0 ? 4095.0 : value);
    }
};

inline double uniform(prng& random, double from, double to) {
    return from + (to - from) * static_cast<double>(random.unit());
}

}  // namespace wuxi
