#include "pulse_counter/pulse_counter_face.hpp"

#include "common/pool.hpp"
#include "pulse_counter/pulse_board.hpp"
#include "pulse_counter/pulse_counter.hpp"

namespace wuxi {

namespace {

constexpr int32_t bad_handle = -1;
constexpr int32_t bad_parameter = -2;
constexpr int32_t none_free = -3;
constexpr int32_t flash_failed = -5;

constexpr int32_t longest_glitch_us = 1'000'000;
// Differences and doubles of instants stay within 64 bits.
constexpr int64_t latest_us = INT64_C(1) << 61;

static_assert(WUXI_PULSE_INSTANCES % pulse_board::channels == 0, "whole journals");

struct channel {
    pulse_counter counter;
    int32_t id = 0;
};

pool<channel, WUXI_PULSE_INSTANCES> s_channels;
pulse_board s_boards[WUXI_PULSE_INSTANCES / pulse_board::channels];

pulse_board& board_of(int32_t id) { return s_boards[id / pulse_board::channels]; }

int32_t place_of(int32_t id) { return id % pulse_board::channels; }

bool is_instant(int64_t time_us) { return time_us >= 0 && time_us <= latest_us; }

int32_t outcome_of(int32_t written) { return written < 0 ? flash_failed : written; }

}  // namespace

}  // namespace wuxi

using namespace wuxi;

int32_t wuxi_pulse_open(int32_t channel_id, int32_t glitch_us, int32_t edges) {
    if (channel_id < 0 || channel_id >= WUXI_PULSE_INSTANCES || glitch_us < 0 || glitch_us > longest_glitch_us ||
        edges < 1 || edges > 3) {
        return bad_parameter;
    }
    pulse_board& board = board_of(channel_id);
    if (board.is_attached(place_of(channel_id))) {
        return bad_parameter;
    }
    const int32_t handle = s_channels.open();
    channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return none_free;
    }
    opened->counter.start(glitch_us, edges, board.total(place_of(channel_id)));
    opened->id = channel_id;
    board.attach(place_of(channel_id), &opened->counter);
    return handle;
}

int32_t wuxi_pulse_close(int32_t handle) {
    const channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    board_of(opened->id).detach(place_of(opened->id));
    s_channels.close(handle);
    return 0;
}

int64_t wuxi_pulse_total(int32_t handle) {
    const channel* opened = s_channels.find(handle);
    return opened == nullptr ? bad_handle : opened->counter.total();
}

int64_t wuxi_pulse_rate_millihertz(int32_t handle, int64_t now_us) {
    const channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    return is_instant(now_us) ? rate_meter::millihertz(opened->counter.read(now_us).rate, now_us) : bad_parameter;
}

int64_t wuxi_pulse_counter(int32_t handle, int32_t which) {
    const channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    switch (which) {
        case 0:
            return opened->counter.glitches();
        case 1:
            return board_of(opened->id).writes();
        case 2:
            return board_of(opened->id).failures();
        case 3:
            return opened->counter.total_at_start();
        default:
            return bad_parameter;
    }
}

int32_t wuxi_pulse_edge(int32_t handle, int32_t level, int64_t time_us) {
    channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    if ((level != 0 && level != 1) || !is_instant(time_us)) {
        return bad_parameter;
    }
    opened->counter.edge(level, time_us);
    return 0;
}

int32_t wuxi_pulse_counted(int32_t handle, int32_t pulses, int64_t last_us) {
    channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    if (pulses < 0 || !is_instant(last_us)) {
        return bad_parameter;
    }
    if (pulses > 0) {
        opened->counter.counted(pulses, last_us);
    }
    return 0;
}

int32_t wuxi_pulse_run(int32_t handle, int64_t now_us) {
    channel* opened = s_channels.find(handle);
    if (opened == nullptr) {
        return bad_handle;
    }
    if (!is_instant(now_us)) {
        return bad_parameter;
    }
    opened->counter.seen(now_us);
    return outcome_of(board_of(opened->id).run(now_us));
}

int32_t wuxi_pulse_brown_out(int32_t handle) {
    const channel* opened = s_channels.find(handle);
    return opened == nullptr ? bad_handle : outcome_of(board_of(opened->id).brown_out());
}

int32_t wuxi_pulse_mount(const wuxi_flash* flash) {
    if (flash == nullptr || flash->read == nullptr || flash->program == nullptr || flash->erase == nullptr ||
        flash->sectors < 2 || flash->sectors > totals_journal::most_sectors || flash->first_channel < 0 ||
        flash->first_channel >= WUXI_PULSE_INSTANCES || place_of(flash->first_channel) != 0 ||
        board_of(flash->first_channel).is_any_attached()) {
        return bad_parameter;
    }
    const totals_journal::mounted outcome = board_of(flash->first_channel).mount(*flash);
    return outcome == totals_journal::mounted::unreadable ? flash_failed : static_cast<int32_t>(outcome);
}

int32_t wuxi_pulse_unmount(int32_t first_channel) {
    if (first_channel < 0 || first_channel >= WUXI_PULSE_INSTANCES || place_of(first_channel) != 0 ||
        board_of(first_channel).is_any_attached()) {
        return bad_parameter;
    }
    board_of(first_channel).unmount();
    return 0;
}
