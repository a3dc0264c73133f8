// The sampled analog inputs over ESP-IDF's continuous mode of ADC1.
//
// Contexts: ADC1's DMA fills frames of 1,024 bytes; its interrupt puts them into ESP-IDF's pool and calls the two
// functions below (they set a flag and wake the task); one task (priority 11, stack 3,072 bytes) reads frames and gives
// sweeps to the driver; the runtime's task opens, starts and closes. RAM while open, from the heap: 8,192 pool, 5
// frames of DMA 5,120, 3,072 stack, about 700 of tasks and states; 1,800 static.
//
// Latency: a frame is 256 conversions of 4 bytes (ESP32: 512 of 2), 3 ms at 83,333 a second. The pool holds 8 frames,
// so the task may stand still for 24 ms at the highest rate and 64 ms at 4 channels of 8 kHz; erasing flash (50 ms, at
// worst 400 ms) then costs an overrun, which the driver is told.
//
// System.Device.Adc must not use ADC1 at the same time: the two lock each other out.
#include <esp_adc/adc_continuous.h>
#include <sdkconfig.h>
#include <string.h>

#include "board_pins.hpp"
#include "esp32_port.hpp"
#include "port_parts.hpp"
#include "sampled_analog/sampled_analog_face.hpp"
#include "sampling_plan.hpp"
#include "sweep_sorter.hpp"
#include "worker.hpp"

namespace wuxi::esp32 {
namespace {

constexpr uint32_t s_frame_bytes = 1024;
constexpr uint32_t s_pool_frames = 8;
constexpr uint32_t s_stack_bytes = 3072;
constexpr uint32_t s_priority = 11;
constexpr uint32_t s_look_ms = 200;

#if CONFIG_IDF_TARGET_ESP32
constexpr converter s_converter = converter_esp32;
constexpr adc_digi_output_format_t s_format = ADC_DIGI_OUTPUT_FORMAT_TYPE1;
int32_t channel_of(const adc_digi_output_data_t& data) { return data.type1.channel; }
uint32_t count_of(const adc_digi_output_data_t& data) { return data.type1.data; }
#else
constexpr converter s_converter = converter_esp32_s3_c3;
constexpr adc_digi_output_format_t s_format = ADC_DIGI_OUTPUT_FORMAT_TYPE2;
int32_t channel_of(const adc_digi_output_data_t& data) { return static_cast<int32_t>(data.type2.channel); }
uint32_t count_of(const adc_digi_output_data_t& data) { return data.type2.data; }
#endif

struct open_analog {
    int32_t handle = -1;
    adc_continuous_handle_t converter = nullptr;
    bool is_started = false;
    int32_t channels = 0;
    // Place of each of ADC1's channels among ours, -1: none.
    int8_t places[16] = {};
    int8_t pins[analog_channels] = {};
    sampling_plan plan = {};
    worker task;
    // Set by the interrupt, taken by the task.
    uint32_t overrun = 0;
    // The task's.
    sweep_sorter sorter;
    bool is_anchored = false;
    int64_t anchor_us = 0;
    int64_t sweeps = 0;
};

open_analog s_analog;

// The task's too; apart, so that they need no image in the flash.
constexpr int32_t s_room = 64;
alignas(4) uint8_t s_frame[s_frame_bytes];
uint16_t s_counts[s_room * analog_channels];

// Interrupt.
bool on_pool_full(adc_continuous_handle_t, const adc_continuous_evt_data_t*, void*) {
    __atomic_store_n(&s_analog.overrun, 1u, __ATOMIC_RELEASE);
    return false;
}

void begin_anew(open_analog& analog) {
    wuxi_analog_overrun(analog.handle, now_us());
    analog.sorter.start(analog.channels, analog.plan.repeats);
    analog.is_anchored = false;
}

// Time of a sweep since the anchor; the converter's clock and the timer's come from the same crystal.
int64_t time_of(const open_analog& analog, int64_t sweep) {
    return analog.anchor_us + sweep * 1000000 / analog.plan.rate_hz;
}

void give(open_analog& analog, int32_t sweeps) {
    if (sweeps > 0) {
        wuxi_analog_samples(analog.handle, s_counts, sweeps * analog.channels, time_of(analog, analog.sweeps));
        analog.sweeps += sweeps;
    }
}

void take_frame(open_analog& analog, uint32_t bytes) {
    const int32_t conversions = static_cast<int32_t>(bytes / sizeof(adc_digi_output_data_t));
    if (!analog.is_anchored) {
        const int64_t frame_us = INT64_C(1000000) * conversions / analog.plan.conversions_hz;
        analog.anchor_us = now_us() - frame_us;
        analog.anchor_us = analog.anchor_us < 0 ? 0 : analog.anchor_us;
        analog.sweeps = 0;
        analog.is_anchored = true;
    }
    const adc_digi_output_data_t* const data = reinterpret_cast<const adc_digi_output_data_t*>(s_frame);
    int32_t sweeps = 0;
    for (int32_t i = 0; i < conversions; i++) {
        const int32_t channel = channel_of(data[i]);
        const int32_t place = channel >= 0 && channel < 16 ? analog.places[channel] : -1;
        uint16_t* const sweep = &s_counts[sweeps * analog.channels];
        switch (analog.sorter.put(place, count_of(data[i]), sweep)) {
            case sweep_sorter::outcome::sweep:
                sweeps++;
                break;
            case sweep_sorter::outcome::lost:
                give(analog, sweeps);
                begin_anew(analog);
                return;
            default:
                break;
        }
        if (sweeps == s_room) {
            give(analog, sweeps);
            sweeps = 0;
        }
    }
    give(analog, sweeps);
}

void serve(void*) {
    open_analog& analog = s_analog;
    begin_anew(analog);
    while (!analog.task.is_ending()) {
        if (__atomic_load_n(&analog.overrun, __ATOMIC_ACQUIRE) != 0) {
            // What is in the pool lies before and after the gap: it goes too.
            adc_continuous_flush_pool(analog.converter);
            __atomic_store_n(&analog.overrun, 0u, __ATOMIC_RELEASE);
            begin_anew(analog);
        }
        uint32_t bytes = 0;
        if (adc_continuous_read(analog.converter, s_frame, s_frame_bytes, &bytes, s_look_ms) == ESP_OK) {
            take_frame(analog, bytes);
        }
    }
}

bool set_up(open_analog& analog, const int32_t* channels) {
    adc_continuous_handle_cfg_t pool = {};
    pool.max_store_buf_size = s_frame_bytes * s_pool_frames;
    pool.conv_frame_size = s_frame_bytes;
    if (adc_continuous_new_handle(&pool, &analog.converter) != ESP_OK) {
        return false;
    }
    adc_digi_pattern_config_t pattern[analog_channels] = {};
    for (int32_t i = 0; i < analog.channels; i++) {
        // About 0 to 3.1 V.
        pattern[i].atten = ADC_ATTEN_DB_12;
        pattern[i].channel = static_cast<uint8_t>(channels[i]);
        pattern[i].unit = ADC_UNIT_1;
        pattern[i].bit_width = ADC_BITWIDTH_12;
    }
    adc_continuous_config_t config = {};
    config.pattern_num = static_cast<uint32_t>(analog.channels);
    config.adc_pattern = pattern;
    config.sample_freq_hz = static_cast<uint32_t>(analog.plan.conversions_hz);
    config.conv_mode = ADC_CONV_SINGLE_UNIT_1;
    config.format = s_format;
    adc_continuous_evt_cbs_t calls = {};
    calls.on_pool_ovf = on_pool_full;
    if (adc_continuous_config(analog.converter, &config) == ESP_OK &&
        adc_continuous_register_event_callbacks(analog.converter, &calls, nullptr) == ESP_OK) {
        return true;
    }
    adc_continuous_deinit(analog.converter);
    return false;
}

void release_pins(open_analog& analog) {
    for (int32_t i = 0; i < analog.channels; i++) {
        release_pin(analog.pins[i]);
    }
    analog.channels = 0;
}

bool claim_pins(open_analog& analog, const int32_t* channels, int32_t count) {
    memset(analog.places, -1, sizeof analog.places);
    for (int32_t i = 0; i < count; i++) {
        int32_t pin = -1;
        for (const analog_pin& input : board().analog) {
            pin = input.channel >= 0 && input.channel == channels[i] ? input.pin : pin;
        }
        if (!claim_pin(pin)) {
            release_pins(analog);
            return false;
        }
        analog.places[channels[i]] = static_cast<int8_t>(i);
        analog.pins[i] = static_cast<int8_t>(pin);
        analog.channels = i + 1;
    }
    return true;
}

void close(open_analog& analog) {
    if (analog.is_started) {
        // It looks every 200 ms at the latest.
        analog.task.end([] {});
        adc_continuous_stop(analog.converter);
        analog.is_started = false;
    }
    adc_continuous_deinit(analog.converter);
    wuxi_analog_close(analog.handle);
    release_pins(analog);
    analog.handle = -1;
}

}  // namespace

int32_t analog_open(const int32_t* channels, int32_t count, int32_t rate_hz, int32_t window_samples) {
    open_analog& analog = s_analog;
    const sampling_plan plan = plan_sampling(s_converter, count, rate_hz);
    if (plan.repeats == 0) {
        return bad_parameter;
    }
    if (analog.handle >= 0 || !claim_pins(analog, channels, count)) {
        return no_port;
    }
    analog.plan = plan;
    // The driver measures the mains' frequency, so it is told the real rate.
    const int32_t handle = wuxi_analog_open(count, plan.rate_hz, window_samples);
    if (handle < 0) {
        release_pins(analog);
        return handle;
    }
    if (!set_up(analog, channels)) {
        wuxi_analog_close(handle);
        release_pins(analog);
        return no_port;
    }
    analog.handle = handle;
    return handle;
}

int32_t analog_start(int32_t handle) {
    open_analog& analog = s_analog;
    if (handle < 0 || handle != analog.handle) {
        return bad_handle;
    }
    if (analog.is_started) {
        return 0;
    }
    if (adc_continuous_start(analog.converter) != ESP_OK) {
        return no_port;
    }
    if (!analog.task.start("wuxi_analog", serve, nullptr, s_stack_bytes, s_priority)) {
        adc_continuous_stop(analog.converter);
        return no_port;
    }
    analog.is_started = true;
    return 0;
}

int32_t analog_close(int32_t handle) {
    if (handle < 0 || handle != s_analog.handle) {
        return bad_handle;
    }
    close(s_analog);
    return 0;
}

void close_analog() {
    if (s_analog.handle >= 0) {
        close(s_analog);
    }
}

}  // namespace wuxi::esp32
