#include "framed_uart/framer.hpp"

#include <string.h>

namespace wuxi {

void framer::open(const protocol& rules, line_timing timing, int64_t frame_silence_us) {
    *this = framer{};
    rules_ = &rules;
    timing_ = timing;
    // From the end of one byte to the end of the next: a byte that has begun is not known before it has ended.
    const int64_t char_us = timing.us(1);
    refuse_us_ = rules.gap_us + char_us;
    pause_us_ = refuse_us_;
    accept_us_ = refuse_us_;
    if (rules.ends_by_silence) {
        pause_us_ = frame_silence_us + char_us;
        accept_us_ = frame_silence_us;
        refuse_us_ = refuse_us_ > pause_us_ ? refuse_us_ : pause_us_;
    }
}

void framer::put(uint8_t byte, int64_t end_us) {
    if (count_ != 0 && end_us - last_us_ >= pause_us_) {
        end();
    }
    bytes_.add();
    here_[first_ + count_] = byte;
    count_++;
    last_us_ = end_us > last_us_ ? end_us : last_us_;
    silence_tried_ = false;
}

void framer::silence(int64_t now_us) {
    if (count_ == 0) {
        return;
    }
    if (now_us - last_us_ >= refuse_us_) {
        end();
    } else if (now_us - last_us_ >= accept_us_ && !silence_tried_) {
        silent_ = true;
        silence_tried_ = true;
    }
}

void framer::end() {
    over_ = count_;
    over_us_ = last_us_;
}

int64_t framer::due() const {
    if (count_ == 0) {
        return never;
    }
    return last_us_ + (silence_tried_ ? refuse_us_ : accept_us_);
}

bool framer::next(frame& found) {
    first_ += taken_;
    count_ -= taken_;
    taken_ = 0;
    while (count_ != 0) {
        const bool over = over_ != 0;
        const bool ended = over || silent_;
        const verdict said = rules_->candidate(here_ + first_, over ? over_ : count_, ended);
        if (said.is == verdict::kind::frame) {
            hand_on(found, said.size, over);
            return true;
        }
        if (silent_ && !over) {
            // Not whole yet: more of it may be on its way through the port.
            silent_ = false;
            continue;
        }
        switch (said.is) {
            case verdict::kind::more:
                if (!over) {
                    compact();
                    return false;
                }
                refuse(gap_failures_, over_);
                break;
            case verdict::kind::idle:
                skip_one();
                break;
            case verdict::kind::form:
                refuse(form_failures_, said.size);
                break;
            case verdict::kind::checksum:
                refuse(checksum_failures_, said.size);
                break;
            default:
                drop_one();
                break;
        }
    }
    compact();
    return false;
}

void framer::hand_on(frame& found, uint32_t size, bool over) {
    const int64_t behind = timing_.us((over ? over_ : count_) - size);
    found.end_us = (over ? over_us_ : last_us_) - behind;
    found.start_us = found.end_us - timing_.us(size);
    found.bytes = here_ + first_;
    found.size = rules_->unwrap == nullptr ? size : rules_->unwrap(here_ + first_, size);
    taken_ = size;
    over_ -= over ? size : 0;
    refused_ = 0;
    frames_.add();
}

void framer::refuse(counter& reason, uint32_t size) {
    if (refused_ == 0) {
        reason.add();
        refused_ = size;
    }
    drop_one();
}

void framer::drop_one() {
    garbage_.add();
    skip_one();
}

void framer::skip_one() {
    first_++;
    count_--;
    over_ -= over_ != 0 ? 1 : 0;
    refused_ -= refused_ != 0 ? 1 : 0;
}

void framer::compact() {
    silent_ = false;
    if (first_ != 0) {
        memmove(here_, here_ + first_, count_);
        first_ = 0;
    }
}

}  // namespace wuxi
