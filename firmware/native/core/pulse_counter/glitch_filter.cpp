#include "pulse_counter/glitch_filter.hpp"

namespace wuxi {

int32_t glitch_filter::edge(int32_t level, int64_t time_us, change* confirmed) {
    const int8_t next = level != 0 ? 1 : 0;
    const int8_t opposite = next == 0 ? 1 : 0;
    if (!started_) {
        started_ = true;
        stable_ = opposite;
        seen_ = opposite;
        since_us_ = time_us;
    }
    if (time_us < since_us_) {
        time_us = since_us_;
    }
    int32_t count = 0;
    if (seen_ == next) {
        count = move_to(opposite, time_us, confirmed);
    }
    return count + move_to(next, time_us, confirmed + count);
}

int32_t glitch_filter::move_to(int8_t level, int64_t time_us, change* confirmed) {
    int32_t count = settle(time_us, confirmed);
    if (level == stable_ && refused_ != UINT32_MAX) {
        refused_++;
    }
    seen_ = level;
    since_us_ = time_us;
    if (glitch_us_ == 0) {
        count += settle(time_us, confirmed + count);
    }
    return count;
}

int32_t glitch_filter::settle(int64_t time_us, change* confirmed) {
    if (seen_ == stable_ || time_us - since_us_ < glitch_us_) {
        return 0;
    }
    stable_ = seen_;
    *confirmed = {stable_, since_us_};
    return 1;
}

bool glitch_filter::waiting(change& candidate) const {
    if (seen_ == stable_) {
        return false;
    }
    candidate = {seen_, since_us_};
    return true;
}

}  // namespace wuxi
