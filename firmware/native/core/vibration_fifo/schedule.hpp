// How long the bursts of a turn are at a rate.
#pragma once

#include <stdint.h>

#include "vibration_fifo/capture.hpp"

namespace wuxi::vibration {

constexpr int32_t lowest_rate_hz = 800;
constexpr int32_t highest_rate_hz = 26700;

/// Outputs of the decimators left out at the start of a burst: filters that are still filling.
constexpr int32_t settling = 48;

/// Decimations as powers of two, lengths in samples at the part's rate.
struct schedule {
    int32_t velocity_stages;  ///< 0…3: as much as leaves 2560 Hz or more
    int32_t envelope_stages;  ///< 2…3
    int32_t segments;         ///< 1…4 spectra for the bands

    static schedule of(int32_t rate_hz) {
        int32_t stages = 0;
        while (stages < 3 && rate_hz >= 2560 << (stages + 1)) {
            stages++;
        }
        return {stages, stages < 2 ? 2 : stages, stages == 0 ? 1 : 1 << (stages - 1)};
    }

    int32_t velocity_samples() const { return (capture::capacity + settling) << velocity_stages; }
    int32_t envelope_samples() const { return (capture::capacity + settling) << envelope_stages; }
    int32_t turn_samples() const { return velocity_samples() + envelope_samples() + segments * capture::capacity; }
};

}  // namespace wuxi::vibration
