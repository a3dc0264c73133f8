#include "vibration_fifo/vibration_fifo_face.hpp"

#include <string.h>

#include "common/pool.hpp"
#include "vibration_fifo/vibration_fifo.hpp"

namespace {

using wuxi::vibration::all_values;
using wuxi::vibration::part;
using wuxi::vibration::vibration_fifo;
using wuxi::vibration::vibration_window;

constexpr int32_t bad_handle = -1;
constexpr int32_t bad_parameter = -2;
constexpr int32_t none_free = -3;
constexpr int32_t none_waits = -4;

// The pool deals out places only: a driver is too large to be made on a stack and copied.
struct place {};

wuxi::pool<place, WUXI_VIBRATION_INSTANCES> s_places;
// Plain memory: nothing is constructed before main.
alignas(vibration_fifo) unsigned char s_memory[WUXI_VIBRATION_INSTANCES][sizeof(vibration_fifo)];

vibration_fifo* find(int32_t handle) {
    return s_places.find(handle) != nullptr ? reinterpret_cast<vibration_fifo*>(s_memory[handle]) : nullptr;
}

}  // namespace

int32_t wuxi_vibration_open(int32_t part_number, int32_t rate_hz, int32_t range_g, int32_t shaft_millihertz) {
    if (part_number < 0 || part_number > static_cast<int32_t>(part::raw_int16)) {
        return bad_parameter;
    }
    const int32_t handle = s_places.open();
    if (handle < 0) {
        return none_free;
    }
    vibration_fifo* driver = new (s_memory[handle]) vibration_fifo();
    if (!driver->start(static_cast<part>(part_number), rate_hz, range_g, shaft_millihertz)) {
        s_places.close(handle);
        return bad_parameter;
    }
    return handle;
}

int32_t wuxi_vibration_close(int32_t handle) {
    if (find(handle) == nullptr) {
        return bad_handle;
    }
    s_places.close(handle);
    return 0;
}

int32_t wuxi_vibration_take(int32_t handle, float* values, int32_t capacity, int64_t* info) {
    vibration_fifo* driver = find(handle);
    if (driver == nullptr) {
        return bad_handle;
    }
    if (values == nullptr || info == nullptr || capacity < all_values) {
        return bad_parameter;
    }
    vibration_window window;
    uint32_t lost_before = 0;
    if (!driver->take(window, lost_before)) {
        return none_waits;
    }
    memcpy(values, window.values, static_cast<size_t>(window.count) * sizeof(float));
    info[0] = window.end_us;
    info[1] = window.axis;
    info[2] = window.samples;
    info[3] = lost_before;
    return window.count;
}

int32_t wuxi_vibration_lines(int32_t handle, int32_t index, int32_t frequency_millihertz) {
    vibration_fifo* driver = find(handle);
    if (driver == nullptr) {
        return bad_handle;
    }
    return driver->line(index, frequency_millihertz) ? 0 : bad_parameter;
}

int64_t wuxi_vibration_counter(int32_t handle, int32_t which) {
    const vibration_fifo* driver = find(handle);
    if (driver == nullptr) {
        return bad_handle;
    }
    const int64_t value = driver->counter(which);
    return value < 0 ? bad_parameter : value;
}

int32_t wuxi_vibration_block(int32_t handle, const uint8_t* fifo, int32_t count, int64_t time_us) {
    vibration_fifo* driver = find(handle);
    if (driver == nullptr) {
        return bad_handle;
    }
    if (count < 0 || (fifo == nullptr && count > 0)) {
        return bad_parameter;
    }
    driver->block(fifo, count, time_us);
    return 0;
}

int32_t wuxi_vibration_overrun(int32_t handle, int64_t) {
    vibration_fifo* driver = find(handle);
    if (driver == nullptr) {
        return bad_handle;
    }
    driver->overrun();
    return 0;
}
