// Finds the frames of a protocol in a stream of bytes.
#pragma once

#include <stdint.h>

#include "framed_uart/counter.hpp"
#include "framed_uart/frame.hpp"
#include "framed_uart/line_timing.hpp"
#include "framed_uart/protocol.hpp"

namespace wuxi {

/// Hands on whole, checksum-correct frames and nothing else: the leftmost frame first, then the search goes on behind
/// it. Where a frame is refused, the search goes on one byte after its start, within the bytes that have come already,
/// so a true frame that begins inside a false one is found.
///
/// A frame must not contain a silence of `gap`: 500 ms for the meters, 100 ms for the sensors, 3.5 characters (1750 µs
/// above 19200 Bd) for Modbus RTU, where it also ends the frame. What counts is the time of the bytes, not the moment
/// at which they are handed over. By the clock alone (`silence`) a Modbus frame is accepted after 3.5 characters but
/// refused only after 50 ms, so a port that hands over its bytes in portions does not break a frame.
///
/// Capacity: 260 bytes under way. Latency: a frame is ready with its last byte (Modbus: 3.5 characters later). Worst
/// case of one call: 260 bytes refused one by one, each with a checksum over what follows it, 34,000 checksum steps.
/// RAM: 260 + about 100 bytes. One thread; the counters may be read by any.
class framer {
  public:
    static constexpr uint32_t capacity = 260;
    /// No silence is due.
    static constexpr int64_t never = INT64_MAX;

    /// Begins anew with a protocol on a line.
    void open(const protocol& rules, line_timing timing, int64_t frame_silence_us);

    /// A byte that ended at `end_us` (a time before that of the last byte is taken as the last byte's). Afterwards
    /// `next` is called until it says false.
    void put(uint8_t byte, int64_t end_us);

    /// No byte has come until `now_us`. Afterwards `next` is called until it says false.
    void silence(int64_t now_us);

    /// No byte will come that belongs to those here. Afterwards `next` is called until it says false.
    void end();

    /// The next whole frame, or false.
    bool next(frame& found);

    /// When `silence` must be called next.
    int64_t due() const;

    /// Frames found, echoes included.
    const counter& frames() const { return frames_; }
    const counter& bytes() const { return bytes_; }
    /// Bytes that belong to no frame, wake-up bytes aside.
    const counter& garbage() const { return garbage_; }
    /// Frames refused, by reason; what looked like a frame inside a refused one is not counted again.
    const counter& checksum_failures() const { return checksum_failures_; }
    const counter& form_failures() const { return form_failures_; }
    const counter& gap_failures() const { return gap_failures_; }

  private:
    void drop_one();
    void skip_one();
    void refuse(counter& reason, uint32_t size);
    void hand_on(frame& found, uint32_t size, bool over);
    void compact();

    const protocol* rules_ = nullptr;
    line_timing timing_;
    int64_t accept_us_ = 0;  // silence by the clock after which a frame without a length is accepted
    int64_t refuse_us_ = 0;  // silence by the clock after which what is here is given up
    int64_t pause_us_ = 0;   // from one byte's end to the next one's, when they belong together no more
    int64_t last_us_ = 0;    // end of the last byte
    int64_t over_us_ = 0;    // end of the last byte of the stretch that is over
    uint32_t first_ = 0;     // the bytes under way: here_[first_ … first_ + count_ - 1]
    uint32_t count_ = 0;
    uint32_t over_ = 0;     // of them, how many belong to a stretch that is over
    uint32_t taken_ = 0;    // of them, how many were handed on with the last frame
    uint32_t refused_ = 0;  // of them, how many belong to a frame that was refused and counted
    bool silent_ = false;   // the frame at first_ may be accepted for silence
    bool silence_tried_ = false;
    counter bytes_, frames_, garbage_, checksum_failures_, form_failures_, gap_failures_;
    uint8_t here_[capacity] = {};
};

}  // namespace wuxi
