// Bytes of an accelerometer's FIFO to samples of three axes.
#pragma once

#include <stdint.h>

#include "vibration_fifo/part.hpp"

namespace wuxi::vibration {

/// What one more byte has brought.
enum class parsed : int32_t {
    nothing,
    sample,   ///< the three values are complete
    garbage,  ///< a word that no accelerometer sends: skipped
    torn,     ///< a sample of which a part is missing: samples are lost, the stream has been picked up again
};

/// Takes the FIFO byte by byte, so blocks may be cut anywhere.
///
/// IIS3DWB: words of 7 bytes, tag byte then x, y, z as little-endian int16; tag >> 3: 2 accelerometer, 3 temperature,
/// 4 timestamp (both skipped), 0 FIFO empty (skipped), others garbage. ADXL355: 3 bytes an axis, big-endian, 20 bits
/// left-justified; bit 0 of the last byte marks x, bit 1 that the FIFO was empty (the entry is no data). ADXL345 and
/// raw: 6 bytes, little-endian int16 x, y, z. Sources: data sheets (FIFO chapters).
///
/// RAM 16 bytes. Cost: about 17 instructions a byte on rv32imc. Threads: the port's.
class fifo_parser {
  public:
    void start(part what);

    /// After an overrun: forgets a half-read word.
    void restart();

    /// One byte; when the answer is `sample`, the axes' values are in `sample()`.
    parsed push(uint8_t byte);

    const int16_t* sample() const { return values_; }

  private:
    parsed push_tagged(uint8_t byte);
    parsed push_marked(uint8_t byte);
    parsed push_plain(uint8_t byte);

    part part_;
    int32_t position_;  // bytes of the word or sample so far
    uint32_t word_;     // the bytes of the axis under way
    int16_t values_[axes];
    uint8_t tag_;
};

}  // namespace wuxi::vibration
