// Analog inputs sampled at a fixed rate, as one set of values a window.
#pragma once

#include <stdint.h>

#include "common/spsc_ring.hpp"
#include "sampled_analog/analog_window.hpp"
#include "sampled_analog/mains_cutter.hpp"
#include "sampled_analog/pair_power.hpp"

namespace wuxi {

/// 1 … 4 channels of interleaved 12-bit counts in, one `analog_window` per window out.
///
/// Every sample counts in one window, but for the first 73 ms (README). With a pair whose voltage shows mains, mean,
/// RMS and power cover whole cycles: from the last rising crossing of the window before to the last one of this window;
/// minimum, maximum and clipped samples are of the window's own samples. Capacity: 8 windows. Overflow: the newest
/// window is refused, counted and marked. Overrun: the window in progress is thrown away, counted as lost and marked,
/// and the next one begins. Latency: a window is there at the end of the block of samples that completes it. Integers
/// only a sample; floating point once a window. RAM: 2.1 KB.
///
/// Threads: `configure`, `calibrate` and `pair` before the first sample; `feed` and `overrun` by one producer (the DMA
/// task); `take` by one consumer (the C# loop); the counters by any.
class sampled_analog {
  public:
    static constexpr uint32_t ring_windows = 8;

    /// False when a parameter is out of range: 1 … 4 channels, 100 … 10000 Hz a channel, 2 … 65535 samples a window.
    bool configure(int32_t channels, int32_t rate_hz, int32_t window_samples);
    /// value = (counts - offset_counts) * units_per_count. False when not finite, zero, or samples have come.
    bool calibrate(int32_t channel, float offset_counts, float units_per_count);
    /// Pairs are made in order: 0, then 1; 1 may share the voltage of 0. A channel that follows one pair's voltage
    /// cannot be in a pair with another. `phase_us`: how much later the current is seen than the voltage of the same
    /// instant, -1000 … 1000 microseconds.
    bool pair(int32_t pair, int32_t voltage_channel, int32_t current_channel, float phase_us);
    /// The window of the pairs and their channels is this many windows of the others, 1 … 65535 samples in all. With
    /// more than 1 a channel in no pair has plain windows. False when out of range or samples have come.
    bool pair_windows(int32_t windows);

    /// How many windows were completed.
    int32_t feed(const uint16_t* counts, int32_t count, int64_t first_us);
    /// Samples were lost: the next one is of channel 0.
    void overrun();

    /// False when there is none. `lost_before`: windows refused or thrown away between this one and the one before.
    bool take(analog_window& window, int64_t& lost_before);

    int32_t value_count() const { return 4 * (channel_count_ + pair_count_); }
    int32_t window_samples() const { return window_samples_; }
    uint32_t windows() const { return __atomic_load_n(&windows_, __ATOMIC_RELAXED); }
    int64_t lost() const { return static_cast<int64_t>(ring_.lost()) + __atomic_load_n(&discarded_, __ATOMIC_RELAXED); }
    uint32_t overruns() const { return __atomic_load_n(&overruns_, __ATOMIC_RELAXED); }
    uint32_t clipped() const { return __atomic_load_n(&clipped_, __ATOMIC_RELAXED); }

  private:
    // All zero at first: the instances are in .bss, and `configure` sets the rest.
    struct channel_state {
        cut_sum sum;
        cut_sum squares;
        int32_t lowest = 0;
        int32_t highest = 0;
        float offset_counts = 0.0f;
        float units_per_count = 0.0f;
        // Which mains cuts the sums; -1 when there is no pair.
        int32_t mains = 0;
        bool calibrated = false;
    };
    struct pair_state {
        pair_power power;
        int32_t voltage = 0;
        int32_t current = 0;
    };
    struct mains_state {
        mains_cutter cutter;
        cut_sum count;
        int32_t channel = 0;
    };

    void start();
    void scan();
    void mark(int32_t mains, bool skip);
    void close_window(int64_t end_us);
    bool is_paired(const channel_state& channel) const { return channel.mains >= 0; }
    int32_t mains_of(int32_t voltage_channel) const;
    void begin_window(bool pairs_too);

    int32_t channel_count_ = 0;
    int32_t pair_count_ = 0;
    int32_t mains_count_ = 0;
    int32_t rate_hz_ = 0;
    int32_t window_samples_ = 0;
    int32_t pair_windows_ = 0;
    channel_state channels_[analog_channels_max];
    pair_state pairs_[analog_pairs_max];
    mains_state mains_[analog_pairs_max];
    // The producer's.
    int32_t scan_[analog_channels_max] = {};
    int32_t next_channel_ = 0;
    int32_t samples_ = 0;
    int32_t windows_to_pairs_ = 0;
    uint32_t started_ = 0;
    uint32_t window_clipped_ = 0;
    uint32_t discarded_pending_ = 0;
    uint32_t windows_ = 0;
    uint32_t discarded_ = 0;
    uint32_t overruns_ = 0;
    uint32_t clipped_ = 0;
    // Between producer and consumer.
    spsc_ring<analog_window, ring_windows> ring_;
};

}  // namespace wuxi
