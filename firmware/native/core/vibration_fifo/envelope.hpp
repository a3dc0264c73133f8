// The amplitude of what rings in the bearing's band.
#pragma once

#include <stdint.h>

#include "vibration_fifo/band_pass.hpp"
#include "vibration_fifo/decimators.hpp"

namespace wuxi::vibration {

/// Band-pass, square, low-pass with decimation, root: sqrt(low-pass of 2 y²), the amplitude of a sine in the band.
/// A square has no harmonics above the second, so unlike a rectified signal nothing folds down among the lines.
///
/// The square's scale follows the signal: it starts fine and is made coarser, with all that the filters hold, when a
/// sample does not fit, at most 12 times a burst; so 0.01 count and full scale both keep their digits. RAM 264 bytes
/// beside the decimators, which velocity uses too. Cost on rv32imc: 185 instructions a sample, the decimators', and 150
/// an output. Threads: the port's.
class envelope {
  public:
    /// With decimators newly started.
    void start();

    /// One sample; true when an amplitude (counts with 12 fraction bits) has come out.
    bool push(int16_t sample, decimators& low_pass, int32_t& amplitude);

  private:
    band_pass band_pass_;
    int32_t gain_;  // the band-passed sample is taken times 2^gain_
};

}  // namespace wuxi::vibration
