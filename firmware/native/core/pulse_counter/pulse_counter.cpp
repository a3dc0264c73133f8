#include "pulse_counter/pulse_counter.hpp"

namespace wuxi {

void pulse_counter::start(int32_t glitch_us, int32_t edges, int64_t total) {
    *this = pulse_counter();
    total_at_start_ = total;
    edges_ = edges;
    filter_.start(glitch_us);
    current_.total = total;
    publish();
}

void pulse_counter::edge(int32_t level, int64_t time_us) {
    glitch_filter::change confirmed[2];
    const int32_t changes = filter_.edge(level, time_us, confirmed);
    for (int32_t i = 0; i < changes; i++) {
        if ((edges_ & (confirmed[i].level != 0 ? rising : falling)) != 0) {
            count(1, confirmed[i].time_us);
        }
    }
    __atomic_store_n(&glitches_, filter_.refused(), __ATOMIC_RELAXED);
    publish();
}

void pulse_counter::counted(int32_t pulses, int64_t last_us) {
    count(static_cast<uint32_t>(pulses), last_us);
    publish();
}

void pulse_counter::count(uint32_t pulses, int64_t time_us) {
    int64_t& total = current_.total;
    total = total > INT64_MAX - static_cast<int64_t>(pulses) ? INT64_MAX : total + static_cast<int64_t>(pulses);
    meter_.add(current_.rate, pulses, time_us);
}

void pulse_counter::publish() {
    current_.waiting_us = pulse_reading::no_edge;
    glitch_filter::change candidate;
    if (filter_.waiting(candidate) && (edges_ & (candidate.level != 0 ? rising : falling)) != 0) {
        current_.waiting_us = candidate.time_us;
    }
    published_.write(current_);
}

pulse_reading pulse_counter::read(int64_t now_us) const {
    pulse_reading reading = published_.read();
    reading.settle(now_us, filter_.glitch_us());
    return reading;
}

bool pulse_counter::try_total(int64_t& total) const {
    pulse_reading reading;
    if (!published_.try_read(reading, 4)) {
        return false;
    }
    total = reading.total;
    return true;
}

}  // namespace wuxi
