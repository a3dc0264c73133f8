// The pulse counter: an edge in the interrupt, a report of the hardware counter, and what its task and C# do.
#include <string.h>

#include "bench.hpp"
#include "pulse_counter/pulse_counter_face.hpp"

namespace wuxi::bench {
namespace {

constexpr int32_t sectors = 2;
constexpr int32_t sector_size = 4096;
uint8_t s_flash[sectors * sector_size];

const wuxi_flash s_hooks = {nullptr,
                            0,
                            sectors,
                            [](void*, int32_t address, uint8_t* into, int32_t count) {
                                memcpy(into, s_flash + address, static_cast<size_t>(count));
                                return int32_t{0};
                            },
                            [](void*, int32_t address, const uint8_t* bytes, int32_t count) {
                                memcpy(s_flash + address, bytes, static_cast<size_t>(count));
                                return int32_t{0};
                            },
                            [](void*, int32_t sector) {
                                memset(s_flash + sector * sector_size, 0xFF, sector_size);
                                return int32_t{0};
                            }};

int32_t open(int32_t glitch_us) {
    const int32_t handle = wuxi_pulse_open(0, glitch_us, 1);
    require(handle >= 0);
    return handle;
}

// Every second edge makes a pulse of 1 kHz.
void edge(uint32_t count) {
    const int32_t handle = open(20);
    for (uint32_t i = 0; i < count; i++) {
        wuxi_pulse_edge(handle, static_cast<int32_t>(i & 1U) ^ 1, 500 * static_cast<int64_t>(i));
    }
    require(wuxi_pulse_total(handle) == count / 2);
}

void counted(uint32_t count) {
    const int32_t handle = open(0);
    for (uint32_t i = 0; i < count; i++) {
        wuxi_pulse_counted(handle, 10, 100'000 * static_cast<int64_t>(i));
    }
    require(wuxi_pulse_total(handle) == 10 * static_cast<int64_t>(count));
}

void total(uint32_t count) {
    const int32_t handle = open(0);
    for (uint32_t i = 0; i < count; i++) {
        require(wuxi_pulse_total(handle) == 0);
    }
}

void rate(uint32_t count) {
    const int32_t handle = open(0);
    wuxi_pulse_counted(handle, 1, 0);
    wuxi_pulse_counted(handle, 1, 1'000'000);
    for (uint32_t i = 0; i < count; i++) {
        require(wuxi_pulse_rate_millihertz(handle, 1'500'000) == 1000);
    }
}

// Nothing is due.
void run(uint32_t count) {
    const int32_t handle = open(0);
    for (uint32_t i = 0; i < count; i++) {
        wuxi_pulse_run(handle, i);
    }
}

// One record, with its share of the erasures (of a flash that is RAM).
void record(uint32_t count) {
    memset(s_flash, 0xFF, sizeof s_flash);
    require(wuxi_pulse_mount(&s_hooks) == 0);
    const int32_t handle = open(0);
    for (uint32_t i = 0; i < count; i++) {
        const int64_t now_us = 10'000'000 * static_cast<int64_t>(i);
        wuxi_pulse_counted(handle, 1, now_us);
        require(wuxi_pulse_run(handle, now_us) == 1);
    }
}

// Looks through two sectors.
void mount(uint32_t count) {
    record(150);
    require(wuxi_pulse_close(0) == 0);
    for (uint32_t i = 0; i < count; i++) {
        require(wuxi_pulse_mount(&s_hooks) == 1);
    }
}

}  // namespace

const char* const driver = "pulse_counter";
const metric metrics[] = {{"edge", 1000, edge}, {"counted", 1000, counted}, {"total", 1000, total},
                          {"rate", 1000, rate}, {"run", 1000, run},         {"record", 408, record},
                          {"mount", 4, mount},  {nullptr, 0, nullptr}};

}  // namespace wuxi::bench
