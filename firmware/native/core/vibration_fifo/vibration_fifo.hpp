// Condition features from an accelerometer's FIFO.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/spsc_ring.hpp"
#include "vibration_fifo/capture.hpp"
#include "vibration_fifo/decimators.hpp"
#include "vibration_fifo/envelope.hpp"
#include "vibration_fifo/fifo_parser.hpp"
#include "vibration_fifo/fourier.hpp"
#include "vibration_fifo/part.hpp"
#include "vibration_fifo/scale.hpp"
#include "vibration_fifo/schedule.hpp"
#include "vibration_fifo/vibration_window.hpp"
#include "vibration_fifo/window_statistics.hpp"

namespace wuxi::vibration {

/// The axes have turns, x, y, z, x, …. In a turn one axis is taken through three bursts, velocity, envelope and bands,
/// which share one block of 4096 numbers; the statistics of all three axes run over every sample of the turn. A turn
/// ends with three windows: plain values of each axis, and everything of the axis whose turn it was. README.md has the
/// formulas.
///
/// Turn: 82,688 samples (3.1 s) at 26.67 kHz, 41,344 (3.4 s) at 12 kHz, 24,816 (31 s) at 800 Hz.
/// Capacity: 8 windows wait (2 of each axis). Overflow: a window that finds no room is refused, counted and marked in
/// the next that is taken. Samples lost (overrun, torn FIFO) discard the turn, and it begins anew.
/// Cost on rv32imc at 26.67 kHz, instructions a sample of three axes: velocity 570, envelope 752, bands 453, of the
/// 6000 cycles that 160 MHz leave. The end of a burst takes 1.0 million more: 6.3 ms with one a cycle, 9 ms with 1.4
/// cycles each, and the block that brings it takes that much longer (IIS3DWB: 240 samples, of the 438 its FIFO holds).
/// RAM 10,856 bytes an instance; nothing on the heap, 450 bytes of stack.
/// Threads: `block` and `overrun` one port task; `take` and `line` the C# loop; `counter` either.
class vibration_fifo {
  public:
    /// In place, so that no instance ever stands on a stack.
    static void* operator new(size_t, void* at) { return at; }

    /// False when a parameter is out of range. shaft_millihertz 0: not known, 10…1000 Hz.
    bool start(part what, int32_t rate_hz, int32_t range_g, int32_t shaft_millihertz);

    /// A line of the envelope to be measured from the next turn on; 0 takes it off. False when the index is not 0…7 or
    /// the frequency not one of the envelope's (lines 4…1638 of its grid, with their reach).
    bool line(int32_t index, int32_t frequency_millihertz);

    /// Bytes of the FIFO; `time_us` is the instant of the last sample in them.
    void block(const uint8_t* bytes, int32_t count, int64_t time_us);

    /// The part or the port has lost samples.
    void overrun();

    bool take(vibration_window& window, uint32_t& lost_before) { return windows_.pop(window, lost_before); }

    /// 0 windows put, 1 windows lost, 2 turns discarded, 3 words that no accelerometer sends, 4 clipped samples; all
    /// stop at 2^32 - 1. -1 for others.
    int64_t counter(int32_t which) const;

  private:
    enum class burst : int32_t { velocity, envelope, bands };

    static constexpr int32_t chunk = 32;

    void begin_turn();
    void begin_burst(burst which);
    bool flush();  // true when the turn has ended
    void feed(const int16_t* samples, int32_t count);
    void end_burst();
    void finish_velocity();
    void finish_envelope();
    void finish_segment();
    void put_windows(int64_t end_us);
    int32_t samples_in(const uint8_t* bytes, int32_t count) const;
    static void count_up(uint32_t& counter, uint32_t by);

    // Both: written by the one, read by the other as single words.
    int32_t lines_[envelope_lines];
    uint32_t put_;
    uint32_t discarded_;
    uint32_t garbage_;
    uint32_t clipped_;
    spsc_ring<vibration_window, 8> windows_;

    // Settings, before the first sample.
    schedule schedule_;
    int32_t rate_hz_;
    int32_t low_hz_;
    float metres_per_count_;

    // The port's.
    fifo_parser parser_;
    window_statistics statistics_[axes];
    int16_t chunk_[axes][chunk];
    int32_t filled_;
    int32_t room_;  // of the chunk: less than all of it at the end of a burst
    int32_t axis_;
    burst burst_;
    int32_t burst_left_;
    int32_t segments_left_;
    int32_t settling_left_;
    bool turn_ended_;
    envelope envelope_;
    decimators decimators_;
    capture capture_;
    vibration_window window_;  // of the axis whose turn it is, as far as it is
};

}  // namespace wuxi::vibration
