#include "framed_uart/framed_uart.hpp"

#include <string.h>

namespace wuxi {
namespace {

constexpr int64_t latest_us = static_cast<int64_t>(1) << 61;
constexpr int32_t longest_timeout_ms = 3600000;
constexpr int32_t longest_turnaround_us = 10000000;

int64_t later(int64_t a, int64_t b) { return a > b ? a : b; }
int64_t earlier(int64_t a, int64_t b) { return a < b ? a : b; }

// MODBUS over Serial Line V1.02, 2.5.1.1: 3.5 characters, fixed at 1750 µs above 19200 Bd.
int64_t frame_silence_us(int32_t baud, line_timing timing) { return baud > 19200 ? 1750 : (timing.us(7) + 1) / 2; }

}  // namespace

bool framed_uart::open(int32_t protocol_number, int32_t baud, int32_t bits_per_char, int32_t turnaround_us) {
    const protocol* rules = protocol::of(protocol_number);
    if (rules == nullptr || baud < 300 || baud > 4000000 || bits_per_char < 8 || bits_per_char > 12 ||
        turnaround_us < 0 || turnaround_us > longest_turnaround_us) {
        return false;
    }
    rules_ = rules;
    timing_ = line_timing::of(baud, bits_per_char);
    const int64_t silence_us = frame_silence_us(baud, timing_);
    turnaround_us_ = turnaround_us != 0 ? turnaround_us : rules->turnaround_us;
    if (rules->ends_by_silence) {
        turnaround_us_ = later(turnaround_us_, silence_us);
    }
    framer_.open(*rules, timing_, silence_us);
    return true;
}

int32_t framed_uart::submit(const uint8_t* from, int32_t count, int32_t timeout_ms) {
    if (from == nullptr || count < 1 || count > static_cast<int32_t>(request::longest) || timeout_ms < 1 ||
        timeout_ms > longest_timeout_ms) {
        return bad_parameter;
    }
    request wanted;
    wanted.ticket = last_ticket_ == INT32_MAX ? 1 : last_ticket_ + 1;
    wanted.timeout_ms = timeout_ms;
    wanted.size = static_cast<uint32_t>(count);
    memcpy(wanted.bytes, from, wanted.size);
    if (!requests_.push(wanted)) {
        return full;
    }
    last_ticket_ = wanted.ticket;
    return wanted.ticket;
}

int32_t framed_uart::take(result& what, uint8_t* into, int32_t capacity) {
    if (capacity < 0 || (into == nullptr && capacity != 0)) {
        return bad_parameter;
    }
    return results_.pop(what, into, static_cast<uint32_t>(capacity));
}

int64_t framed_uart::count(int32_t which) const {
    switch (which) {
        case frames:
            return framer_.frames().read();
        case bytes:
            return framer_.bytes().read();
        case garbage_bytes:
            return framer_.garbage().read();
        case checksum_failures:
            return framer_.checksum_failures().read();
        case form_failures:
            return framer_.form_failures().read();
        case timeouts:
            return timeouts_.read();
        case unexpected_frames:
            return unexpected_.read();
        case results_lost:
            return results_.lost().read();
        case overruns:
            return overruns_.read();
        case gap_aborts:
            return framer_.gap_failures().read();
        default:
            return bad_parameter;
    }
}

int64_t framed_uart::run(int64_t now_us) {
    if (now_us < 0 || now_us > latest_us) {
        return bad_parameter;
    }
    now_us_ = later(now_us_, now_us);
    advance(now_us_);
    hold_next();
    int64_t next_us = framer_.due();
    if (state_ == state::listening) {
        next_us = earlier(next_us, sent_us_ + timeout_us());
        if (damaged()) {
            next_us = earlier(next_us, heard_us_ + quiet_after_damage_us());
        }
    } else if (state_ == state::holding) {
        const int64_t ready_us = line_used_ ? quiet_us_ + turnaround_us_ : 0;
        next_us = earlier(next_us, earlier(ready_us, hold_limit_us()));
    }
    return later(next_us, now_us);
}

int32_t framed_uart::transmit(uint8_t* into, int32_t capacity) {
    hold_next();
    if (state_ != state::holding || (line_used_ && now_us_ - quiet_us_ < turnaround_us_)) {
        return 0;
    }
    if (into == nullptr || capacity < static_cast<int32_t>(current_.size)) {
        return bad_parameter;
    }
    if (!rules_->talker) {
        // Nothing that has come before the request can be a part of its answer.
        framer_.end();
        drain();
    }
    memcpy(into, current_.bytes, current_.size);
    garbage_before_ = framer_.garbage().read();
    sent_us_ = now_us_;
    state_ = state::sending;
    return static_cast<int32_t>(current_.size);
}

int32_t framed_uart::sent(int64_t time_us) {
    if (time_us < 0 || time_us > latest_us || (state_ != state::sending && state_ != state::answered_while_sending)) {
        return bad_parameter;
    }
    sent_us_ = time_us;
    quiet_us_ = line_used_ ? later(quiet_us_, time_us) : time_us;
    line_used_ = true;
    state_ = state_ == state::sending ? state::listening : state::idle;
    return 0;
}

int32_t framed_uart::received(const uint8_t* from, int32_t count, int64_t last_us) {
    if (count < 0 || (from == nullptr && count != 0) || last_us < 0 || last_us > latest_us) {
        return bad_parameter;
    }
    for (int32_t i = 0; i < count; i++) {
        const int64_t end_us = later(heard_us_, last_us - timing_.us(count - 1 - i));
        // What was due before this byte ended happens before it, however late the port comes by.
        advance(end_us);
        framer_.put(from[i], end_us);
        heard_us_ = end_us;
        quiet_us_ = line_used_ ? later(quiet_us_, end_us) : end_us;
        line_used_ = true;
        drain();
    }
    return 0;
}

void framed_uart::overrun() {
    overruns_.add();
    framer_.end();
    drain();
}

void framed_uart::advance(int64_t to_us) {
    framer_.silence(to_us);
    drain();
    if (state_ == state::listening) {
        if (to_us - sent_us_ >= timeout_us()) {
            framer_.end();
            drain();
            if (state_ == state::listening) {
                give_up();
            }
        } else if (damaged() && to_us - heard_us_ >= quiet_after_damage_us()) {
            finish(result::corrupt, nullptr);
        }
    } else if (state_ == state::holding && to_us >= hold_limit_us() && line_used_ &&
               to_us - quiet_us_ < turnaround_us_) {
        sent_us_ = to_us;
        finish(result::corrupt, nullptr);
    }
}

void framed_uart::hold_next() {
    uint32_t refused = 0;
    if (state_ != state::idle || !requests_.pop(current_, refused)) {
        return;
    }
    preamble_ = 0;
    while (preamble_ < current_.size &&
           rules_->candidate(current_.bytes + preamble_, current_.size - preamble_, false).is == verdict::kind::idle) {
        preamble_++;
    }
    held_us_ = now_us_;
    state_ = state::holding;
}

void framed_uart::drain() {
    frame found;
    while (framer_.next(found)) {
        judge(found);
    }
}

void framed_uart::judge(const frame& found) {
    if (awaiting()) {
        if (is_echo(found)) {
            return;
        }
        if (rules_->answers(current_.bytes + preamble_, current_.size - preamble_, found.bytes, found.size)) {
            finish(result::answer, &found);
            return;
        }
    }
    if (rules_->talker) {
        result what;
        what.time_us = found.end_us;
        what.size = static_cast<uint16_t>(found.size);
        what.status = result::unsolicited;
        results_.push(what, found.bytes);
        return;
    }
    unexpected_.add();
}

bool framed_uart::is_echo(const frame& found) const {
    const uint8_t* asked = current_.bytes + preamble_;
    const uint32_t size = current_.size - preamble_;
    if (found.size != size || memcmp(found.bytes, asked, size) != 0) {
        return false;
    }
    // Some answers of Modbus repeat the request (functions 5, 6, 8): what began before the sending ended is not one.
    return state_ == state::sending || found.start_us < sent_us_ || !rules_->answers(asked, size, found.bytes, size);
}

int64_t framed_uart::timeout_us() const { return static_cast<int64_t>(current_.timeout_ms) * 1000; }

// A byte that has begun is not known before it has ended.
int64_t framed_uart::quiet_after_damage_us() const { return rules_->quiet_us + timing_.us(1); }

int64_t framed_uart::hold_limit_us() const { return held_us_ + turnaround_us_ + timeout_us(); }

bool framed_uart::damaged() const { return framer_.garbage().read() - garbage_before_ >= rules_->shortest_frame; }

void framed_uart::give_up() {
    const bool silent = framer_.garbage().read() == garbage_before_;
    if (silent) {
        timeouts_.add();
    }
    finish(silent ? result::timeout : result::corrupt, nullptr);
}

void framed_uart::finish(uint8_t status, const frame* answer) {
    result what;
    what.time_us = sent_us_;
    what.ticket = current_.ticket;
    what.status = status;
    if (answer != nullptr) {
        what.size = static_cast<uint16_t>(answer->size);
    }
    state_ = state_ == state::sending ? state::answered_while_sending : state::idle;
    results_.push(what, answer != nullptr ? answer->bytes : nullptr);
}

}  // namespace wuxi
