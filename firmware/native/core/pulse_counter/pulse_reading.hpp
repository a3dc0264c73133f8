// What the producer of a pulse counter publishes.
#pragma once

#include <stdint.h>

#include "pulse_counter/rate_meter.hpp"

namespace wuxi {

/// The state of a counter at one instant; 40 bytes.
struct pulse_reading {
    /// Instant of an edge that will count when its level lasts; `no_edge` when there is none.
    static constexpr int64_t no_edge = -1;

    int64_t total;
    int64_t waiting_us;
    rate_meter::measured rate;

    /// Takes it to `now_us`: an edge whose level has lasted `glitch_us` by then counts, although no further edge said
    /// so.
    void settle(int64_t now_us, int32_t glitch_us);
};

}  // namespace wuxi
