#include "digital_events/digital_events_face.hpp"

#include "digital_events/event_board.hpp"

namespace {

using board_type = wuxi::event_board<WUXI_EVENTS_RING>;

constexpr int32_t bad_handle = -1;
constexpr int32_t bad_parameter = -2;
constexpr int32_t debounce_max_us = 60000000;

// By board and slot and not by a free handle: a board's ring is found without a search, and each board has its inputs.
board_type s_boards[WUXI_EVENTS_BOARDS];

bool is_board(int32_t board) { return board >= 0 && board < WUXI_EVENTS_BOARDS; }

bool is_level(int32_t level) { return level == 0 || level == 1; }

bool is_time(int64_t time_us) { return time_us >= 0 && time_us < wuxi::packed_event::time_end; }

int32_t slot_of(int32_t handle) { return handle % board_type::slots; }

// The board of an open handle, or null.
board_type* find(int32_t handle) {
    if (handle < 0 || !is_board(handle / board_type::slots)) {
        return nullptr;
    }
    board_type* const board = &s_boards[handle / board_type::slots];
    return board->is_open(slot_of(handle)) ? board : nullptr;
}

}  // namespace

int32_t wuxi_events_open(int32_t board, int32_t input, int32_t debounce_us, int32_t initial_level) {
    if (!is_board(board) || input < 0 || input > 255 || debounce_us < 0 || debounce_us > debounce_max_us ||
        !is_level(initial_level)) {
        return bad_parameter;
    }
    const int32_t slot = s_boards[board].open(input, static_cast<uint32_t>(debounce_us), initial_level != 0);
    return slot < 0 ? slot : board * board_type::slots + slot;
}

int32_t wuxi_events_close(int32_t handle) {
    board_type* const board = find(handle);
    if (board == nullptr) {
        return bad_handle;
    }
    board->close(slot_of(handle));
    return 0;
}

int32_t wuxi_events_take(int32_t board, int64_t* info) {
    if (!is_board(board) || info == nullptr) {
        return bad_parameter;
    }
    board_type::event event;
    if (!s_boards[board].take(event)) {
        return -4;
    }
    info[0] = board * board_type::slots + event.slot;
    info[1] = event.level ? 1 : 0;
    info[2] = event.time_us;
    info[3] = event.lost_before;
    return 0;
}

int32_t wuxi_events_level(int32_t handle) {
    const board_type* const board = find(handle);
    if (board == nullptr) {
        return bad_handle;
    }
    return board->contact(slot_of(handle)).level() ? 1 : 0;
}

int64_t wuxi_events_counter(int32_t handle, int32_t which) {
    const board_type* const board = find(handle);
    if (board == nullptr) {
        return bad_handle;
    }
    switch (which) {
        case 0:
            return board->contact(slot_of(handle)).changes();
        case 1:
            return board->contact(slot_of(handle)).bounces();
        case 2:
            return board->lost(slot_of(handle));
        default:
            return bad_parameter;
    }
}

int32_t wuxi_events_edge(int32_t handle, int32_t level, int64_t time_us) {
    board_type* const board = find(handle);
    if (board == nullptr) {
        return bad_handle;
    }
    if (!is_level(level) || !is_time(time_us)) {
        return bad_parameter;
    }
    board->edge(slot_of(handle), level != 0, time_us);
    return 0;
}

int64_t wuxi_events_run(int32_t handle, int64_t now_us) {
    board_type* const board = find(handle);
    if (board == nullptr) {
        return bad_handle;
    }
    if (!is_time(now_us)) {
        return bad_parameter;
    }
    return board->run(slot_of(handle), now_us);
}
