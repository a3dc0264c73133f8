// One channel of pulses: filters, counts and measures in the producer, is read whole by anyone.
#pragma once

#include <stdint.h>

#include "pulse_counter/glitch_filter.hpp"
#include "pulse_counter/pulse_reading.hpp"
#include "pulse_counter/rate_meter.hpp"
#include "pulse_counter/seqlock.hpp"

namespace wuxi {

/// Counts one input, total 0 … 2^63 - 1 (stops there).
///
/// Threads: `edge` and `counted` belong to the producer (interrupt or task, one of the two paths for a channel); `seen`
/// to the task that runs the channel; the rest to any thread that does not interrupt the producer, except
/// `try_read`. Nothing waits. RAM: 160 bytes.
class pulse_counter {
  public:
    /// Which changes count: bits of `edges`.
    static constexpr int32_t rising = 1;
    static constexpr int32_t falling = 2;

    /// Before the producer's first call: its settings and the total from which it goes on.
    void start(int32_t glitch_us, int32_t edges, int64_t total);

    /// Producer, software path: the input changed to `level` at `time_us`.
    void edge(int32_t level, int64_t time_us);

    /// Producer, hardware path: `pulses` > 0 more, filtered and counted by the hardware, the last at `last_us`.
    void counted(int32_t pulses, int64_t last_us);

    /// The running task: it is `now_us`; what waited long enough by now counts in `total`.
    void seen(int64_t now_us) { seen_.write(now_us); }

    /// Pulses, those before the start included.
    int64_t total() const { return read(seen_.read()).total; }

    /// The state at `now_us`.
    pulse_reading read(int64_t now_us) const;

    /// The total as published, from an interrupt that may have interrupted the producer: false when it did.
    bool try_total(int64_t& total) const;

    /// Glitches refused; stops at 2^32 - 1.
    uint32_t glitches() const { return __atomic_load_n(&glitches_, __ATOMIC_RELAXED); }

    /// The total with which it started.
    int64_t total_at_start() const { return total_at_start_; }

  private:
    void count(uint32_t pulses, int64_t time_us);
    void publish();

    // Fixed before the producer starts.
    int64_t total_at_start_ = 0;
    int32_t edges_ = 0;
    // The producer's.
    glitch_filter filter_;
    rate_meter meter_;
    pulse_reading current_ = {};
    // Written by the producer, read by all.
    seqlock<pulse_reading> published_;
    uint32_t glitches_ = 0;
    // Written by the running task, read by all.
    seqlock<int64_t> seen_;
};

}  // namespace wuxi
