#include "digital_events/debouncer.hpp"

namespace wuxi {

namespace {

void count(uint32_t& counter) {
    if (counter != UINT32_MAX) {
        __atomic_store_n(&counter, counter + 1U, __ATOMIC_RELAXED);
    }
}

}  // namespace

void debouncer::configure(uint32_t debounce_us, bool level) {
    debounce_us_ = debounce_us;
    level_ = level ? 1U : 0U;
    seen_level_ = level;
}

bool debouncer::advance(int64_t now_us, level_change& change) {
    if (!in_burst_ || now_us - last_us_ < debounce_us_) {
        return false;
    }
    in_burst_ = false;
    if (seen_level_ == level()) {
        // Its first edge was a bounce too.
        count(bounces_);
        return false;
    }
    __atomic_store_n(&level_, seen_level_ ? 1U : 0U, __ATOMIC_RELAXED);
    count(changes_);
    change = {first_us_, seen_level_};
    return true;
}

void debouncer::edge(bool level, int64_t time_us) {
    last_us_ = time_us > last_us_ ? time_us : last_us_;
    seen_level_ = level;
    if (in_burst_) {
        count(bounces_);
        return;
    }
    in_burst_ = true;
    first_us_ = last_us_;
}

}  // namespace wuxi
