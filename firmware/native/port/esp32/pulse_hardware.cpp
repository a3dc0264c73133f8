#include "pulse_hardware.hpp"

#include <sdkconfig.h>

#if CONFIG_SOC_PCNT_SUPPORTED

#include <driver/pulse_cnt.h>

namespace wuxi::esp32 {
namespace {

constexpr int s_limit = 32767;

pcnt_unit_handle_t unit_of(void* unit) { return static_cast<pcnt_unit_handle_t>(unit); }

pcnt_channel_edge_action_t action(bool counts) {
    return counts ? PCNT_CHANNEL_EDGE_ACTION_INCREASE : PCNT_CHANNEL_EDGE_ACTION_HOLD;
}

bool set_up(pcnt_unit_handle_t unit, pcnt_channel_handle_t channel, int32_t glitch_us, int32_t edges) {
    pcnt_glitch_filter_config_t filter = {};
    filter.max_glitch_ns = static_cast<uint32_t>(glitch_us) * 1000;
    // The watch point is what makes ESP-IDF add up what overflows.
    return (glitch_us == 0 || pcnt_unit_set_glitch_filter(unit, &filter) == ESP_OK) &&
           pcnt_channel_set_edge_action(channel, action((edges & 1) != 0), action((edges & 2) != 0)) == ESP_OK &&
           pcnt_unit_add_watch_point(unit, s_limit) == ESP_OK && pcnt_unit_enable(unit) == ESP_OK;
}

}  // namespace

bool pulse_hardware::open(int32_t pin, int32_t glitch_us, int32_t edges) {
    if (glitch_us > hardware_glitch_us) {
        return false;
    }
    pcnt_unit_config_t config = {};
    config.low_limit = -1;
    config.high_limit = s_limit;
    config.flags.accum_count = 1;
    pcnt_unit_handle_t unit = nullptr;
    if (pcnt_new_unit(&config, &unit) != ESP_OK) {
        return false;
    }
    pcnt_chan_config_t input = {};
    input.edge_gpio_num = pin;
    input.level_gpio_num = -1;
    pcnt_channel_handle_t channel = nullptr;
    if (pcnt_new_channel(unit, &input, &channel) == ESP_OK) {
        if (set_up(unit, channel, glitch_us, edges)) {
            pcnt_unit_clear_count(unit);
            pcnt_unit_start(unit);
            unit_ = unit;
            channel_ = channel;
            seen_ = 0;
            return true;
        }
        pcnt_del_channel(channel);
    }
    pcnt_del_unit(unit);
    return false;
}

void pulse_hardware::close() {
    pcnt_unit_stop(unit_of(unit_));
    pcnt_unit_disable(unit_of(unit_));
    pcnt_unit_remove_watch_point(unit_of(unit_), s_limit);
    pcnt_del_channel(static_cast<pcnt_channel_handle_t>(channel_));
    pcnt_del_unit(unit_of(unit_));
    unit_ = nullptr;
    channel_ = nullptr;
}

int32_t pulse_hardware::take() {
    int count = 0;
    if (pcnt_unit_get_count(unit_of(unit_), &count) != ESP_OK) {
        return 0;
    }
    // The sum may run over; the difference does not.
    const uint32_t now = static_cast<uint32_t>(count);
    const uint32_t more = now - seen_;
    seen_ = now;
    return static_cast<int32_t>(more);
}

}  // namespace wuxi::esp32

#else

namespace wuxi::esp32 {

bool pulse_hardware::open(int32_t, int32_t, int32_t) { return false; }
void pulse_hardware::close() {}
int32_t pulse_hardware::take() { return 0; }

}  // namespace wuxi::esp32

#endif
