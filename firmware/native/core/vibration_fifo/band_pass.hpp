// The band in which bearings ring.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// Band-pass around a quarter of the rate.
///
/// y[n] = x[n - 38] / 2 - sum over i of h[2i + 1] (x[n - 38 + 2 (2i + 1)] + x[n - 38 - 2 (2i + 1)]) with the taps of
/// half_band.hpp: gain 1 within 0.12 % from 0.15 to 0.35 of the rate, below -58 dB under 0.10 and over 0.40, half at
/// 0.125 and 0.375. At 26.7 kHz that is 4.0…9.3 kHz, at 12 kHz 1.8…4.2 kHz.
///
/// RAM 260 bytes. Cost: 115 instructions a sample on rv32imc. Threads: the port's.
class band_pass {
  public:
    void start();

    /// y with 14 fraction bits, below 2^30; delayed by 38 samples.
    int32_t push(int16_t input);

  private:
    static constexpr int32_t span = 77;
    static constexpr int32_t length = 128;

    int16_t inputs_[length];
    int32_t end_;
};

}  // namespace wuxi::vibration
