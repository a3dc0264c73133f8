#include "pulse_counter/pulse_reading.hpp"

namespace wuxi {

void pulse_reading::settle(int64_t now_us, int32_t glitch_us) {
    if (waiting_us == no_edge || now_us - waiting_us < glitch_us) {
        return;
    }
    total += total == INT64_MAX ? 0 : 1;
    rate_meter::settle(rate, waiting_us);
    waiting_us = no_edge;
}

}  // namespace wuxi
