// The rate of pulses, from the time between them.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Measures whole periods: slow pulses one by one, fast ones over at least 250 ms, so that an error of J microseconds
/// in the instants makes a relative error of at most 2 J / 250,000 (above 4 Hz) or 2 J / period (below).
///
/// Thread: the producer; what it measured lies with the caller, who publishes it. RAM: 16 bytes
/// and 24 of the measurement. No division in the per-pulse
/// path.
class rate_meter {
  public:
    /// Pulses closer together than this are measured together, microseconds.
    static constexpr int64_t gate_us = 250'000;

    /// The last measurement: `pulses` came in `span_us` (0 pulses: nothing is known yet); stops at 2^32 - 1
    /// microseconds.
    struct measured {
        int64_t last_us;
        uint32_t span_us;
        uint32_t pulses;
        /// How long silence after `last_us` means nothing yet: counts that come in groups are late by nature.
        uint32_t patience_us;
        /// 1 after the first pulse: `last_us` means something.
        uint32_t started;
    };

    /// `pulses` more, the last of them at `time_us`; `result` is the measurement so far.
    void add(measured& result, uint32_t pulses, int64_t time_us);

    /// A measurement as it looks at `now_us`: millihertz, 0 … 4.3e12. When pulses stay away it falls as 1 / (now -
    /// last), and is 0 after 1,000 s of silence, where it would be below 1 mHz.
    static int64_t millihertz(const measured& result, int64_t now_us);

    /// Takes one more pulse at `time_us` into a measurement.
    static void settle(measured& result, int64_t time_us);

  private:
    int64_t gate_start_us_ = 0;
    uint32_t gate_pulses_ = 0;
};

}  // namespace wuxi
