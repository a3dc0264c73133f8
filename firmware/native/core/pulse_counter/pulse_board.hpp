// The channels that share one journal: when their totals are written, and what they start with.
#pragma once

#include <stdint.h>

#include "pulse_counter/pulse_counter.hpp"
#include "pulse_counter/totals_journal.hpp"

namespace wuxi {

/// Up to four counters over one journal. Writes the totals 10 s after the last write at the earliest, when something
/// was counted since, and in a brown-out at once; so a power cut loses the pulses of at most 10 s and one interval of
/// `run`.
///
/// Threads: all by the task that runs the channels, except `brown_out`, which may interrupt it, and the counts of
/// writes and failures. Worst latency of `run`: one erasure, one program of 40 bytes, four reads of 40 bytes.
/// RAM: 152 bytes.
class pulse_board {
  public:
    static constexpr int32_t channels = totals_record::channels;
    static constexpr int64_t interval_us = 10'000'000;

    /// Reads the journal and writes its totals anew: a record cut short by the last power failure may read well by
    /// chance once and not again. No channel may be attached.
    totals_journal::mounted mount(const wuxi_flash& flash);

    /// Forgets the journal; the totals start at 0 again.
    void unmount() { *this = pulse_board(); }

    /// The total with which `channel` starts.
    int64_t total(int32_t channel) const { return totals_[channel]; }

    bool is_attached(int32_t channel) const { return counters_[channel] != nullptr; }
    bool is_any_attached() const;

    void attach(int32_t channel, const pulse_counter* counter) { counters_[channel] = counter; }

    /// Writes what was counted, and lets the counter go.
    void detach(int32_t channel);

    /// 1 when it wrote, 0 when nothing was due, -1 when the flash failed.
    int32_t run(int64_t now_us);

    /// Writes at once to the slot that is ready. 1, 0 or -1 like `run`.
    int32_t brown_out();

    uint32_t writes() const { return __atomic_load_n(&writes_, __ATOMIC_RELAXED); }
    uint32_t failures() const { return __atomic_load_n(&failures_, __ATOMIC_RELAXED); }

  private:
    bool is_changed() const;
    int32_t write();

    totals_journal journal_;
    bool mounted_ = false;
    // Set while the running task is inside the journal.
    uint32_t busy_ = 0;
    const pulse_counter* counters_[channels] = {};
    int64_t totals_[channels] = {};
    int64_t written_[channels] = {};
    int64_t next_us_ = 0;
    uint32_t writes_ = 0;
    uint32_t failures_ = 0;
};

}  // namespace wuxi
