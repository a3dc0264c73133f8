#include "pulse_counter/pulse_board.hpp"

#include <string.h>

namespace wuxi {

namespace {

void add_one(uint32_t& count) {
    const uint32_t now = count;
    __atomic_store_n(&count, now == UINT32_MAX ? now : now + 1U, __ATOMIC_RELAXED);
}

}  // namespace

totals_journal::mounted pulse_board::mount(const wuxi_flash& flash) {
    unmount();
    const totals_journal::mounted outcome = journal_.mount(flash, totals_);
    if (outcome != totals_journal::mounted::unreadable) {
        mounted_ = true;
        journal_.prepare();
        write();
        journal_.prepare();
    }
    return outcome;
}

bool pulse_board::is_any_attached() const {
    for (const pulse_counter* counter : counters_) {
        if (counter != nullptr) {
            return true;
        }
    }
    return false;
}

void pulse_board::detach(int32_t channel) {
    next_us_ = 0;
    run(0);
    counters_[channel] = nullptr;
    if (!mounted_) {
        totals_[channel] = 0;
    }
}

int32_t pulse_board::run(int64_t now_us) {
    if (!mounted_ || now_us < next_us_) {
        return 0;
    }
    __atomic_store_n(&busy_, 1U, __ATOMIC_RELEASE);
    for (int32_t i = 0; i < channels; i++) {
        if (counters_[i] != nullptr) {
            totals_[i] = counters_[i]->total();
        }
    }
    int32_t outcome = 0;
    if (is_changed()) {
        next_us_ = now_us + interval_us;
        journal_.prepare();
        outcome = write();
        journal_.prepare();
    }
    __atomic_store_n(&busy_, 0U, __ATOMIC_RELEASE);
    return outcome;
}

int32_t pulse_board::brown_out() {
    if (!mounted_ || __atomic_load_n(&busy_, __ATOMIC_ACQUIRE) != 0) {
        return 0;
    }
    for (int32_t i = 0; i < channels; i++) {
        int64_t total = 0;
        // A counter interrupted in the middle of publishing keeps the total of the last run.
        if (counters_[i] != nullptr && counters_[i]->try_total(total) && total > totals_[i]) {
            totals_[i] = total;
        }
    }
    return is_changed() ? write() : 0;
}

bool pulse_board::is_changed() const { return memcmp(totals_, written_, sizeof totals_) != 0; }

int32_t pulse_board::write() {
    if (!journal_.append(totals_)) {
        add_one(failures_);
        return -1;
    }
    memcpy(written_, totals_, sizeof written_);
    add_one(writes_);
    return 1;
}

}  // namespace wuxi
