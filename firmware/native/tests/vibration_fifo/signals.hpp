// Signals of machines, as counts.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "prng.hpp"

namespace wuxi::vibration {

/// Adds up parts in double and rounds at the end. Counts throughout.
class signal {
  public:
    signal(size_t samples, int rate_hz) : values_(samples, 0.0), rate_(rate_hz) {}

    signal& offset(double value) {
        for (double& v : values_) {
            v += value;
        }
        return *this;
    }

    signal& sine(double amplitude, double hertz, double phase = 0.3) {
        for (size_t i = 0; i < values_.size(); i++) {
            values_[i] += amplitude * std::sin(2.0 * M_PI * hertz * static_cast<double>(i) / rate_ + phase);
        }
        return *this;
    }

    /// Gaussian (the sum of twelve even ones), white.
    signal& noise(double rms, uint32_t seed) {
        prng random(seed);
        for (double& v : values_) {
            double sum = -6.0;
            for (int k = 0; k < 12; k++) {
                sum += static_cast<double>(random.unit());
            }
            v += rms * sum;
        }
        return *this;
    }

    /// A fault in a bearing: blows `hertz` times a second (each up to 1 % early or late), each ringing at
    /// `resonance_hz`.
    signal& blows(double amplitude, double hertz, double resonance_hz, double decay_s, uint32_t seed) {
        prng random(seed);
        const double seconds = static_cast<double>(values_.size()) / rate_;
        for (double time = 0.01; time < seconds; time += (0.99 + 0.02 * static_cast<double>(random.unit())) / hertz) {
            const size_t first = static_cast<size_t>(time * rate_) + 1;
            for (size_t i = first; i < values_.size(); i++) {
                const double since = static_cast<double>(i) / rate_ - time;
                if (since > 12.0 * decay_s) {
                    break;
                }
                values_[i] += amplitude * std::exp(-since / decay_s) * std::sin(2.0 * M_PI * resonance_hz * since);
            }
        }
        return *this;
    }

    /// Rounded; ends of the range clip.
    std::vector<int16_t> counts() const {
        std::vector<int16_t> result;
        for (const double v : values_) {
            const double rounded = std::floor(v + 0.5);
            result.push_back(static_cast<int16_t>(rounded > 32767 ? 32767 : rounded < -32768 ? -32768 : rounded));
        }
        return result;
    }

  private:
    std::vector<double> values_;
    int rate_;
};

}  // namespace wuxi::vibration
