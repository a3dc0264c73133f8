#include "pulse_counter/rate_meter.hpp"

namespace wuxi {

namespace {

// Groups of counts are believed to come at least once a second; twice that without one is silence.
constexpr int64_t longest_patience_us = 2'000'000;
constexpr int64_t silence_us = 1'000'000'000;

uint32_t as_span(int64_t microseconds) {
    return microseconds > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(microseconds);
}

}  // namespace

void rate_meter::add(measured& result, uint32_t pulses, int64_t time_us) {
    if (result.started == 0) {
        result.started = 1;
        gate_start_us_ = time_us;
        result.last_us = time_us;
        return;
    }
    if (time_us < result.last_us) {
        time_us = result.last_us;
    }
    const int64_t period_us = time_us - result.last_us;
    result.last_us = time_us;
    const int64_t patience_us = pulses < 2 ? 0 : 2 * period_us;
    result.patience_us = static_cast<uint32_t>(patience_us > longest_patience_us ? longest_patience_us : patience_us);
    gate_pulses_ += pulses;
    if (period_us >= gate_us) {
        // What came before a long pause says nothing about now.
        result.span_us = as_span(period_us);
        result.pulses = pulses;
    } else if (time_us - gate_start_us_ >= gate_us) {
        result.span_us = as_span(time_us - gate_start_us_);
        result.pulses = gate_pulses_;
    } else {
        return;
    }
    gate_start_us_ = time_us;
    gate_pulses_ = 0;
}

int64_t rate_meter::millihertz(const measured& result, int64_t now_us) {
    const int64_t silent_us = now_us - result.last_us;
    if (result.pulses == 0 || silent_us > silence_us) {
        return 0;
    }
    const uint64_t rate = result.pulses * UINT64_C(1'000'000'000) / result.span_us;
    if (silent_us <= static_cast<int64_t>(result.patience_us)) {
        return static_cast<int64_t>(rate);
    }
    // At most 1,000 s: fits 32 bits, and 32-bit division is several times faster on the chip.
    const uint32_t bound = 1'000'000'000U / static_cast<uint32_t>(silent_us);
    return static_cast<int64_t>(rate < bound ? rate : bound);
}

void rate_meter::settle(measured& result, int64_t time_us) {
    const int64_t period_us = time_us - result.last_us;
    if (result.started != 0 && period_us >= gate_us) {
        result.span_us = as_span(period_us);
        result.pulses = 1;
    }
    result.started = 1;
    result.last_us = time_us;
    result.patience_us = 0;
}

}  // namespace wuxi
