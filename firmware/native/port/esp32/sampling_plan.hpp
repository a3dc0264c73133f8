// How often the converter has to convert so that each channel comes at a wanted rate.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

/// What a chip's converter can do. Source: ESP-IDF v5.5.4, soc_caps.h (SOC_ADC_SAMPLE_FREQ_THRES_LOW, _HIGH) and
/// adc_hal.c: on the ESP32-S3 and -C3 a conversion takes a whole number of ticks of 80 MHz / 16 / 2.
struct converter {
    int32_t least_hz;
    int32_t most_hz;
    /// 0: any rate.
    int32_t ticks_hz;
};

constexpr converter converter_esp32 = {20000, 2000000, 0};
constexpr converter converter_esp32_s3_c3 = {611, 83333, 2500000};

/// Conversions a second of all channels together; each value is the mean of `repeats` conversions of a channel.
struct sampling_plan {
    int32_t conversions_hz;
    int32_t repeats;
    /// What a channel's rate really is, to the next whole number.
    int32_t rate_hz;
};

/// Of a channel, to the next whole number.
constexpr int32_t real_rate(const converter& chip, int32_t conversions, int32_t ticks) {
    return (chip.ticks_hz + ticks * conversions / 2) / (ticks * conversions);
}

/// Repeats as few times as the slowest conversion allows. `repeats` 0 when it cannot be done.
constexpr sampling_plan plan_sampling(const converter& chip, int32_t channels, int32_t rate_hz) {
    if (channels < 1 || channels > 4 || rate_hz < 100 || rate_hz > 10000) {
        return {};
    }
    const int32_t sweep_hz = channels * rate_hz;
    const int32_t repeats = (chip.least_hz + sweep_hz - 1) / sweep_hz;
    if (sweep_hz * repeats > chip.most_hz) {
        return {};
    }
    if (chip.ticks_hz == 0) {
        return {sweep_hz * repeats, repeats, rate_hz};
    }
    // ESP-IDF rounds the ticks down, so the real rate is a little above the wanted one, which the driver may not take.
    int32_t ticks = chip.ticks_hz / (sweep_hz * repeats);
    int32_t real_hz = real_rate(chip, channels * repeats, ticks);
    while (real_hz > 10000) {
        ticks++;
        real_hz = real_rate(chip, channels * repeats, ticks);
    }
    return {chip.ticks_hz / ticks, repeats, real_hz};
}

}  // namespace wuxi::esp32
