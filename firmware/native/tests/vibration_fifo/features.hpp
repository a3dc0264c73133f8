// The driver by its face, fed with raw int16.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "reference_model.hpp"
#include "vibration_fifo/spectral_features.hpp"
#include "vibration_fifo/vibration_fifo_face.hpp"
#include "vibration_fifo/vibration_values.hpp"

namespace wuxi::vibration {

/// One open instance of part 3 at range 16 g.
class features {
  public:
    static constexpr double gravity = 9.80665;
    static constexpr double metres_per_count = 16.0 * gravity / 32768.0;

    /// What 16-bit arithmetic may add to a band: -70 dB of the whole RMS, as power.
    static constexpr double block_noise = 3e-4;

    struct window {
        std::vector<float> values;
        int64_t info[4];
    };

    features(int rate_hz, int shaft_millihertz) : handle_(wuxi_vibration_open(3, rate_hz, 16, shaft_millihertz)) {}
    ~features() { wuxi_vibration_close(handle_); }
    features(const features&) = delete;
    features& operator=(const features&) = delete;

    int32_t handle() const { return handle_; }

    /// The same signal on all axes, in blocks of odd lengths.
    void feed(const std::vector<int16_t>& x) {
        std::vector<uint8_t> bytes;
        for (const int16_t v : x) {
            for (int axis = 0; axis < 3; axis++) {
                bytes.push_back(static_cast<uint8_t>(v & 0xFF));
                bytes.push_back(static_cast<uint8_t>((v >> 8) & 0xFF));
            }
        }
        for (size_t at = 0; at < bytes.size(); at += 997) {
            const size_t count = bytes.size() - at < 997 ? bytes.size() - at : 997;
            ASSERT_EQ(0, wuxi_vibration_block(handle_, bytes.data() + at, static_cast<int32_t>(count), 0));
        }
    }

    std::vector<window> take_all() {
        std::vector<window> result;
        window next;
        for (;;) {
            next.values.resize(all_values);
            const int32_t count = wuxi_vibration_take(handle_, next.values.data(), all_values, next.info);
            if (count < 0) {
                EXPECT_EQ(-4, count);
                return result;
            }
            next.values.resize(static_cast<size_t>(count));
            result.push_back(next);
        }
    }

    static void expect_near(double expected, double found, double floor, const char* what) {
        EXPECT_NEAR(expected, found, 0.01 * std::fabs(expected) + floor) << what;
    }

    /// Every value within 1 %; `floor` (counts) is what the arithmetic may add to something that is hardly there.
    static void expect_same(const reference_model& r, const window& w, double floor) {
        const double g = metres_per_count;
        expect_near(r.mean * g, w.values[value_acceleration_mean], 1e-4, "mean");
        expect_near(r.rms * g, w.values[value_acceleration_rms], 1e-6, "rms");
        expect_near(r.peak * g, w.values[value_acceleration_peak], 1e-4, "peak");
        expect_near(r.crest, w.values[value_crest_factor], 1e-4, "crest");
        expect_near(r.kurtosis, w.values[value_kurtosis], 1e-4, "kurtosis");
        if (w.values.size() == plain_values) {
            return;
        }
        expect_near(r.velocity_rms * g * 1000, w.values[value_velocity_rms], floor * g * 1000 / (2 * M_PI * 100),
                    "velocity");
        for (int band = 0; band < octave_bands; band++) {
            const double noise = block_noise * r.rms + floor;
            const double square = r.band_rms[band] * r.band_rms[band];
            const double found = static_cast<double>(w.values[static_cast<size_t>(value_band + band)]) / g;
            EXPECT_LE(found, 1.01 * std::sqrt(square + noise * noise)) << "band " << band;
            EXPECT_GE(found, 0.99 * std::sqrt(square > noise * noise ? square - noise * noise : 0.0))
                << "band " << band;
        }
        expect_near(r.envelope_mean * g, w.values[value_envelope_mean], floor * g, "envelope mean");
        expect_near(r.spacing(), w.values[value_envelope_spacing], 1e-6, "spacing");
        // Of two lines nearly as strong either may win.
        const double strongest_hz = static_cast<double>(w.values[value_strongest_hertz]);
        expect_near(r.line(strongest_hz) * g, w.values[value_strongest_rms], floor * g, "strongest line");
        if (r.envelope_mean > 1.0 && floor < 1.0) {
            EXPECT_GT(r.share_of_strongest(strongest_hz), 0.97);
        }
    }

  private:
    int32_t handle_;
};

}  // namespace wuxi::vibration
