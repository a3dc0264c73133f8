// Tells changes of a contact's level from glitches, by how long the new level lasts.
#pragma once

#include <stdint.h>

namespace wuxi {

/// A level that lasted at least `glitch_us` is a change, and its instant is that of its first edge; one that returned
/// sooner is a glitch and leaves no trace but a count. `glitch_us` 0 accepts every edge.
///
/// The first edge reported is taken as a change away from the opposite level. An edge to the level that is already
/// there means that two edges came so close that the port saw only the second: an excursion without length. A time
/// before that of the last edge is taken as that of the last edge. Thread: the producer. RAM: 24 bytes.
class glitch_filter {
  public:
    /// A confirmed change: which level, since when.
    struct change {
        int32_t level;
        int64_t time_us;
    };

    /// Before the first edge.
    void start(int32_t glitch_us) {
        *this = glitch_filter();
        glitch_us_ = glitch_us;
    }

    /// An edge to `level` (0 or 1) at `time_us`. Writes at most 2 confirmed changes and gives their number.
    int32_t edge(int32_t level, int64_t time_us, change* confirmed);

    /// A level that waits to be confirmed, and since when; false when there is none.
    bool waiting(change& candidate) const;

    /// Glitches refused so far; stops at 2^32 - 1.
    uint32_t refused() const { return refused_; }

    int32_t glitch_us() const { return glitch_us_; }

  private:
    int32_t settle(int64_t time_us, change* confirmed);
    int32_t move_to(int8_t level, int64_t time_us, change* confirmed);

    int64_t since_us_ = 0;
    int32_t glitch_us_ = 0;
    uint32_t refused_ = 0;
    // The level confirmed last and the level seen last, once there was an edge.
    int8_t stable_ = 0;
    int8_t seen_ = 0;
    bool started_ = false;
};

}  // namespace wuxi
