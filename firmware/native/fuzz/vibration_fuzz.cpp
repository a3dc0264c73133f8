// The FIFO parsers and the driver behind its face, with any bytes in any cuts.
#include <stddef.h>
#include <stdint.h>

#include "vibration_fifo/vibration_fifo_face.hpp"
#include "vibration_fifo/vibration_values.hpp"

namespace {

constexpr int32_t rates[] = {800, 3200, 6400, 12000, 26667, 26700};
constexpr int32_t ranges[] = {2, 4, 8, 16};

/// The values of every window that waits; a value that is no finite number ends the program.
void take_all(int32_t handle) {
    float values[wuxi::vibration::all_values];
    int64_t info[4];
    for (;;) {
        const int32_t count = wuxi_vibration_take(handle, values, wuxi::vibration::all_values, info);
        if (count < 0) {
            return;
        }
        for (int32_t i = 0; i < count; i++) {
            if (!(values[i] >= -1e9f && values[i] <= 1e9f)) {
                __builtin_trap();
            }
        }
    }
}

}  // namespace

/// data[0] part and range, data[1] rate, data[2] shaft, data[3] length of the blocks, data[4] how often the rest is
/// repeated: a turn needs 24,816 samples, more than an input may be long.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < 6) {
        return 0;
    }
    const int32_t handle =
        wuxi_vibration_open(data[0] & 7, rates[data[1] % 6], ranges[(data[0] >> 4) & 3], data[2] * 1000);
    if (handle < 0) {
        return 0;
    }
    const uint8_t* bytes = data + 5;
    const int32_t count = static_cast<int32_t>(size - 5);
    const int32_t length = data[3] + 1;
    int32_t budget = data[4] < 192 ? 0 : (data[4] - 191) * 4000;
    do {
        for (int32_t at = 0; at < count; at += length) {
            const int32_t rest = count - at < length ? count - at : length;
            if (rest == 3) {
                wuxi_vibration_lines(handle, bytes[at], bytes[at + 1] * 10000);
            }
            wuxi_vibration_block(handle, bytes + at, rest, at);
            if (rest == 5) {
                wuxi_vibration_overrun(handle, at);
            }
            budget -= rest;
        }
        if (data[2] % 2 == 0) {
            take_all(handle);
        }
    } while (budget > 0);
    take_all(handle);
    for (int32_t which = -1; which < 6; which++) {
        wuxi_vibration_counter(handle, which);
    }
    wuxi_vibration_close(handle);
    return 0;
}
