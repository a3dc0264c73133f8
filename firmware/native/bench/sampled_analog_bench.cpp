// The analog driver: one sample of one channel, windows and mains cycles included.
#include <math.h>

#include "bench.hpp"
#include "sampled_analog/sampled_analog_face.hpp"

namespace wuxi::bench {
namespace {

constexpr int32_t rate_hz = 5000;
constexpr int32_t window = 1000;
// One block: a cycle of 50 Hz.
constexpr uint32_t cycle = 100;

// `count` samples, all channels together; the even channels are voltages, the odd ones currents 30 degrees behind.
void samples(int32_t channels, int32_t pairs, uint32_t count) {
    static uint16_t block[4 * cycle];
    const int32_t handle = wuxi_analog_open(channels, rate_hz, window);
    require(handle >= 0);
    for (int32_t pair = 0; pair < pairs; pair++) {
        require(wuxi_analog_pair(handle, pair, 2 * pair, 2 * pair + 1, 50.0f) >= 0);
    }
    const uint32_t wide = static_cast<uint32_t>(channels);
    for (uint32_t i = 0; i < wide * cycle; i++) {
        const float angle = 6.2831853f * static_cast<float>(i / wide) / cycle;
        const bool is_current = pairs > 0 && i % wide % 2 == 1;
        block[i] = static_cast<uint16_t>(2048.0f + 1500.0f * sinf(is_current ? angle - 0.5236f : angle));
    }
    const uint32_t blocks = count / (wide * cycle);
    for (uint32_t i = 0; i < blocks; i++) {
        wuxi_analog_samples(handle, block, static_cast<int32_t>(wide * cycle), 20'000 * static_cast<int64_t>(i));
        float values[24];
        int64_t info[4];
        while (wuxi_analog_take(handle, values, 24, info) >= 0) {
        }
    }
    require(wuxi_analog_counter(handle, 0) > 0 && wuxi_analog_counter(handle, 1) == 0);
}

void sample_of_one(uint32_t count) { samples(1, 0, count); }
void sample_of_four(uint32_t count) { samples(4, 0, count); }
void sample_of_a_pair(uint32_t count) { samples(2, 1, count); }
void sample_of_two_pairs(uint32_t count) { samples(4, 2, count); }

}  // namespace

const char* const driver = "sampled_analog";
const metric metrics[] = {{"sample_of_one", 20'000, sample_of_one},
                          {"sample_of_four", 80'000, sample_of_four},
                          {"sample_of_a_pair", 40'000, sample_of_a_pair},
                          {"sample_of_two_pairs", 80'000, sample_of_two_pairs},
                          {nullptr, 0, nullptr}};

}  // namespace wuxi::bench
