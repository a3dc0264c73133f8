// The digital inputs of one board, with one ring for the changes of all of them.
#pragma once

#include <stdint.h>

#include "common/spsc_ring.hpp"
#include "digital_events/debouncer.hpp"
#include "digital_events/packed_event.hpp"

namespace wuxi {

/// Up to 8 inputs and a ring of `Capacity` confirmed changes, in the order in which they were confirmed.
///
/// Capacity: a power of two, 12 bytes an event. Overflow: the newest change is refused, counted at its input, and told
/// with the next event taken; the level is right all the same. Latency: a change can be taken once `run` or the next
/// edge of the input came at least the debounce time after the last edge. RAM: 12 * Capacity + 408 bytes.
///
/// Threads: `edge` and `run` put into the ring, so they are one producer and must exclude each other for the whole
/// board (the README says how); `open`, `close` and `take` by one consumer (the C# loop), `open` and `close` while the
/// port gives no edges of that input; `level` and the counters by any.
template <uint32_t Capacity>
class event_board {
  public:
    static constexpr int32_t slots = 8;

    struct event {
        int32_t slot;
        bool level;
        int64_t time_us;
        int64_t lost_before;
    };

    /// A slot 0 … 7; -2 when the input is open already, -3 when no slot is free.
    int32_t open(int32_t input, uint32_t debounce_us, bool level) {
        if (!any_open()) {
            // Nobody is left to whom what waits, or was lost, could be told.
            ring_.clear();
        }
        int32_t free_slot = -3;
        for (int32_t slot = 0; slot < slots; slot++) {
            if (inputs_[slot].is_open && inputs_[slot].number == input) {
                return -2;
            }
            if (!inputs_[slot].is_open && free_slot < 0) {
                free_slot = slot;
            }
        }
        if (free_slot >= 0) {
            input_state& state = inputs_[free_slot];
            // What waits in the ring of the input that had the slot before must not be taken for this one's.
            const uint8_t generation = static_cast<uint8_t>((state.generation + 1U) & 15U);
            state = input_state{};
            state.generation = generation;
            state.number = static_cast<uint8_t>(input);
            state.is_open = true;
            state.contact.configure(debounce_us, level);
        }
        return free_slot;
    }

    bool is_open(int32_t slot) const { return slot >= 0 && slot < slots && inputs_[slot].is_open; }

    void close(int32_t slot) { inputs_[slot].is_open = false; }

    bool any_open() const {
        for (const input_state& state : inputs_) {
            if (state.is_open) {
                return true;
            }
        }
        return false;
    }

    void edge(int32_t slot, bool level, int64_t time_us) {
        advance(slot, time_us);
        inputs_[slot].contact.edge(level, time_us);
        // Without a debounce time the edge is the change.
        advance(slot, time_us);
    }

    /// When it must be called again; INT64_MAX: not before an edge.
    int64_t run(int32_t slot, int64_t now_us) {
        advance(slot, now_us);
        return inputs_[slot].contact.due_us();
    }

    /// False when there is none.
    bool take(event& taken) {
        packed_event item;
        uint32_t lost = 0;
        int64_t lost_before = 0;
        while (ring_.pop(item, lost)) {
            lost_before += lost;
            const input_state& state = inputs_[item.slot()];
            if (state.is_open && state.generation == item.generation()) {
                taken = {item.slot(), item.level(), item.time_us(), lost_before + lost_pending_};
                lost_pending_ = 0;
                return true;
            }
        }
        lost_pending_ += lost_before;
        return false;
    }

    const debouncer& contact(int32_t slot) const { return inputs_[slot].contact; }
    uint32_t lost(int32_t slot) const { return __atomic_load_n(&inputs_[slot].lost, __ATOMIC_RELAXED); }

  private:
    struct input_state {
        debouncer contact;
        uint32_t lost = 0;
        uint8_t number = 0;
        uint8_t generation = 0;
        bool is_open = false;
    };

    void advance(int32_t slot, int64_t time_us) {
        input_state& state = inputs_[slot];
        level_change change;
        if (!state.contact.advance(time_us, change) ||
            ring_.push(packed_event(slot, state.generation, change.level, change.time_us))) {
            return;
        }
        __atomic_store_n(&state.lost, state.lost + (state.lost == UINT32_MAX ? 0U : 1U), __ATOMIC_RELAXED);
    }

    input_state inputs_[slots];
    spsc_ring<packed_event, Capacity> ring_;
    // The consumer's: told by events that no open input has.
    int64_t lost_pending_ = 0;
};

}  // namespace wuxi
