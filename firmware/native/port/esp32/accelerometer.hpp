// How an accelerometer is set up and how its FIFO is read: registers only, no hardware.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

struct register_write {
    uint8_t address;
    uint8_t value;
};

/// State of the FIFO.
struct fifo_state {
    int32_t samples;
    bool overrun;
};

/// A part set up for a rate and a range. Sources: data sheets of ST IIS3DWB, Analog Devices ADXL355 and ADXL345,
/// register maps and FIFO chapters. To be verified on the real parts.
struct accelerometer {
    /// The driver's number: 0 IIS3DWB, 1 ADXL355, 2 ADXL345.
    int32_t part;
    uint8_t spi_mode;
    int32_t clock_hz;
    /// Register and content that identify it.
    register_write identity;
    /// In this order.
    register_write writes[8];
    int32_t write_count;
    /// First register of the FIFO's state (2 bytes, but the ADXL345's: 10 bytes from 30h to 39h) and of its data.
    uint8_t state_address;
    int32_t state_bytes;
    uint8_t data_address;
    int32_t sample_bytes;
    /// Samples that one transfer may bring: the ADXL345 wants 5 us between two samples, so 1.
    int32_t transfer_samples;
    /// Samples at which it raises its interrupt, and those it can hold.
    int32_t watermark;
    int32_t capacity;

    /// First byte on the bus.
    uint8_t read_command(uint8_t address, bool several) const;
    uint8_t write_command(uint8_t address) const;

    fifo_state state_of(const uint8_t* bytes) const;
};

/// False when the part does not know the rate (to 2 %) or range. IIS3DWB 26,667 Hz; ADXL355 4000, 2000, 1000 Hz;
/// ADXL345 3200, 1600, 800 Hz.
bool describe(int32_t part, int32_t rate_hz, int32_t range_g, accelerometer& into);

}  // namespace wuxi::esp32
