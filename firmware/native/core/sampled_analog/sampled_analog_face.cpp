#include "sampled_analog/sampled_analog_face.hpp"

#include "common/pool.hpp"
#include "sampled_analog/sampled_analog.hpp"

namespace {

wuxi::pool<wuxi::sampled_analog, WUXI_ANALOG_INSTANCES> s_inputs;

// Far enough from the end that the length of a block can be added.
bool is_time(int64_t time_us) { return time_us >= 0 && time_us <= INT64_MAX / 2; }

}  // namespace

int32_t wuxi_analog_open(int32_t channels, int32_t rate_hz, int32_t window_samples) {
    const int32_t handle = s_inputs.open();
    if (handle < 0) {
        return -3;
    }
    if (!s_inputs.find(handle)->configure(channels, rate_hz, window_samples)) {
        s_inputs.close(handle);
        return -2;
    }
    return handle;
}

int32_t wuxi_analog_close(int32_t handle) {
    if (s_inputs.find(handle) == nullptr) {
        return -1;
    }
    s_inputs.close(handle);
    return 0;
}

int32_t wuxi_analog_calibrate(int32_t handle, int32_t channel, float offset_counts, float units_per_count) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    return input->calibrate(channel, offset_counts, units_per_count) ? 0 : -2;
}

int32_t wuxi_analog_pair(int32_t handle, int32_t pair, int32_t voltage_channel, int32_t current_channel,
                         float phase_us) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    return input->pair(pair, voltage_channel, current_channel, phase_us) ? 0 : -2;
}

int32_t wuxi_analog_pair_windows(int32_t handle, int32_t windows) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    return input->pair_windows(windows) ? 0 : -2;
}

int32_t wuxi_analog_take(int32_t handle, float* values, int32_t capacity, int64_t* info) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    if (values == nullptr || info == nullptr || capacity < input->value_count()) {
        return -2;
    }
    wuxi::analog_window window;
    if (!input->take(window, info[2])) {
        return -4;
    }
    const int32_t count = window.value_count;
    for (int32_t i = 0; i < count; i++) {
        values[i] = window.values[i];
    }
    info[0] = window.end_us;
    info[1] = input->window_samples();
    info[3] = window.clipped;
    return count;
}

int64_t wuxi_analog_counter(int32_t handle, int32_t which) {
    const wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    switch (which) {
        case 0:
            return input->windows();
        case 1:
            return input->lost();
        case 2:
            return input->overruns();
        case 3:
            return input->clipped();
        default:
            return -2;
    }
}

int32_t wuxi_analog_samples(int32_t handle, const uint16_t* counts, int32_t count, int64_t first_us) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    if (count < 0 || (counts == nullptr && count > 0) || !is_time(first_us)) {
        return -2;
    }
    return input->feed(counts, count, first_us);
}

int32_t wuxi_analog_overrun(int32_t handle, int64_t time_us) {
    wuxi::sampled_analog* input = s_inputs.find(handle);
    if (input == nullptr) {
        return -1;
    }
    if (!is_time(time_us)) {
        return -2;
    }
    input->overrun();
    return 0;
}
