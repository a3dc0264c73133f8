// Requests and answers, and frames that come unasked, over one UART.
#pragma once

#include <stdint.h>

#include "common/spsc_ring.hpp"
#include "framed_uart/counter.hpp"
#include "framed_uart/framer.hpp"
#include "framed_uart/request.hpp"
#include "framed_uart/result_ring.hpp"

namespace wuxi {

/// One UART or RS-485 line with the instruments on it. Requests go out one after the other, in their order; each has
/// exactly one result (or is counted among the results lost).
///
/// A request is sent when the line has been quiet for the turnaround; if it is not within turnaround and timeout from
/// its turn on, the result is `corrupt` and nothing was sent. Then the driver listens until the answer, until the
/// timeout since the end of sending (hard: an answer that is not whole by then is none), or until a damaged answer is
/// followed by so much silence that no more can come. A silent instrument therefore delays the next request by its
/// timeout and no more.
///
/// Capacities: 8 requests of up to 32 bytes; results in 1024 bytes (see result_ring); frames up to 256 bytes. Overflow:
/// a request that finds no room is refused with an error, a result is refused, counted and marked. Latency: a request
/// goes out with the first `run` and `transmit` after the turnaround; a result can be taken as soon as `received` or
/// `run` has returned. RAM: about 1.9 KB. Two threads: "C# side" is one, "port" the other; counters may be read by
/// both.
///
/// All times are microseconds of uptime, 0 … 2^61. Results depend on the times of the bytes, not on how often the port
/// comes by, as long as it hands over the bytes that have come before it calls `run`.
class framed_uart {
  public:
    enum error : int32_t { bad_parameter = -2, full = -3, nothing = -4 };
    enum counter_number : int32_t {
        frames = 0,
        bytes,
        garbage_bytes,
        checksum_failures,
        form_failures,
        timeouts,
        unexpected_frames,
        results_lost,
        overruns,
        gap_aborts,
    };

    /// Before all else. `protocol_number` as in `protocol::number`, 300 … 4,000,000 Bd, 8 … 12 bits a character with
    /// start, parity and stop bits; turnaround 0 (the protocol's own: 20 ms for the meters, none for the sensors) … 10
    /// s, and never below 3.5 characters for Modbus RTU. False when a value is out of its range.
    bool open(int32_t protocol_number, int32_t baud, int32_t bits_per_char, int32_t turnaround_us);

    /// C# side. Queues 1 … 32 bytes with a timeout of 1 ms … 1 h; the ticket, 1 … 2^31 - 1, or an error.
    int32_t submit(const uint8_t* bytes, int32_t count, int32_t timeout_ms);

    /// C# side. The next result and its frame: the frame's size, `nothing`, or `bad_parameter` when it does not fit in
    /// `capacity` bytes (256 always do): then it stays.
    int32_t take(result& what, uint8_t* into, int32_t capacity);

    /// Either side. Modulo 2^32; `bad_parameter` for an unknown number.
    int64_t count(int32_t which) const;

    /// Port. Advances time; the instant of the next call (`now_us` when a request may be transmitted at once, INT64_MAX
    /// when only a byte or a request gives something to do).
    int64_t run(int64_t now_us);

    /// Port. The bytes to be sent now, 0 when there are none; `bad_parameter` when they do not fit (32 always do).
    int32_t transmit(uint8_t* into, int32_t capacity);

    /// Port. The last stop bit of what `transmit` gave has left at `time_us` (or sending has failed: the answer will
    /// stay away).
    int32_t sent(int64_t time_us);

    /// Port. Bytes that came without a pause between them, the last of which ended at `last_us`.
    int32_t received(const uint8_t* from, int32_t count, int64_t last_us);

    /// Port. Bytes were lost after those handed over: what is under way is given up.
    void overrun();

  private:
    enum class state : uint8_t { idle, holding, sending, answered_while_sending, listening };

    bool awaiting() const { return state_ == state::sending || state_ == state::listening; }
    void advance(int64_t to_us);
    void hold_next();
    void drain();
    void judge(const frame& found);
    bool is_echo(const frame& found) const;
    bool damaged() const;
    int64_t timeout_us() const;
    int64_t hold_limit_us() const;
    int64_t quiet_after_damage_us() const;
    void give_up();
    void finish(uint8_t status, const frame* answer);

    // The C# side's.
    int32_t last_ticket_ = 0;

    spsc_ring<request, 8> requests_;
    result_ring results_;

    // The port's.
    const protocol* rules_ = nullptr;
    framer framer_;
    line_timing timing_;
    int64_t turnaround_us_ = 0;
    int64_t now_us_ = 0;
    int64_t heard_us_ = 0;  // end of the last byte heard
    int64_t quiet_us_ = 0;  // since when the line is quiet: end of the last byte heard or sent
    int64_t held_us_ = 0;   // since when the request waits for a quiet line
    int64_t sent_us_ = 0;   // end of the request's last byte
    request current_;
    uint32_t preamble_ = 0;        // wake-up bytes before the request's frame
    uint32_t garbage_before_ = 0;  // the framer's garbage when the request was sent
    bool line_used_ = false;       // something was heard or sent
    state state_ = state::idle;
    counter timeouts_, unexpected_, overruns_;
};

}  // namespace wuxi
