// One stage of decimation by two.
#pragma once

#include <stdint.h>

#include "vibration_fifo/half_band.hpp"

namespace wuxi::vibration {

/// Half-band filter and decimation by two on 32-bit numbers; |x| < 2^30, so that the sum of two taps fits (beyond it
/// wraps, which is defined).
///
/// Output j comes with input 2 j + 1 and is centred at input 2 j - 19. Rounding noise: white, about 1 unit. RAM 260
/// bytes. Cost: 130 instructions an output on rv32imc, with its inputs (10 mulh). Threads: the port's.
class decimator {
  public:
    void start();

    /// One input; true when an output has come out (every second input).
    bool push(int32_t input, int32_t& output);

    /// Divides all that the filter holds by 4.
    void quarter();

  private:
    static constexpr int32_t filtered = 2 * half_band_sides;  // inputs that meet the side taps
    static constexpr int32_t length = 32;

    static constexpr int32_t centres = 16;

    // Polyphase: inputs 0, 2, … meet the side taps, inputs 1, 3, … the centre tap alone. The former are kept in line
    // and moved to the front when the end is reached, so that the filter reads at fixed offsets.
    int32_t side_[length];
    int32_t centre_[centres];
    int32_t end_;
    uint32_t pairs_;
    int32_t held_;  // 1 when the first input of a pair is in
};

}  // namespace wuxi::vibration
