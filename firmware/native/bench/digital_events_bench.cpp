// The digital inputs: an edge in the interrupt, and the whole way of an event to C#.
#include "bench.hpp"
#include "digital_events/digital_events_face.hpp"

namespace wuxi::bench {
namespace {

int32_t open() {
    const int32_t handle = wuxi_events_open(0, 0, 5000, 0);
    require(handle >= 0);
    return handle;
}

// Bounces: each edge ends the quiet time of the one before, no event comes of it.
void bounce(uint32_t count) {
    const int32_t handle = open();
    for (uint32_t i = 0; i < count; i++) {
        wuxi_events_edge(handle, static_cast<int32_t>(i & 1U) ^ 1, 1000 * static_cast<int64_t>(i));
    }
    require(wuxi_events_counter(handle, 0) == 0);
}

// An edge, its confirmation after the quiet time, and the event taken.
void event(uint32_t count) {
    const int32_t handle = open();
    for (uint32_t i = 0; i < count; i++) {
        const int64_t time_us = 10'000 * static_cast<int64_t>(i);
        int64_t info[4];
        wuxi_events_edge(handle, static_cast<int32_t>(i & 1U) ^ 1, time_us);
        wuxi_events_run(handle, time_us + 5000);
        require(wuxi_events_take(0, info) == 0 && info[2] == time_us);
    }
}

}  // namespace

const char* const driver = "digital_events";
const metric metrics[] = {{"bounce", 1000, bounce}, {"event", 1000, event}, {nullptr, 0, nullptr}};

}  // namespace wuxi::bench
