// Tells the changes of one contact from its bounces.
#pragma once

#include <stdint.h>

#include "digital_events/level_change.hpp"

namespace wuxi {

/// Edges that follow one another in less than the debounce time are one burst. A burst is over when the input has been
/// quiet for that time: if the level is another than before the burst, that is one change, at the time of the burst's
/// first edge; if not, it was a disturbance. All edges of a burst but the first of a change are bounces.
///
/// An edge that comes with the level already known tells of two edges too close to be read apart: it is an edge of the
/// burst like any other. The result does not depend on when `advance` is called, only how soon it is known. Cost: a few
/// comparisons an edge. RAM: 40 bytes. `level`, `changes` and `bounces` may be called by any thread, the rest by one.
class debouncer {
  public:
    void configure(uint32_t debounce_us, bool level);

    /// Ends the burst if it was quiet long enough until `now_us`. True when there is a change. To be called with the
    /// time of an edge before the edge is given.
    bool advance(int64_t now_us, level_change& change);

    /// A time before the last edge's is taken as the last edge's.
    void edge(bool level, int64_t time_us);

    /// When the burst will be over if nothing more comes; INT64_MAX when there is none.
    int64_t due_us() const { return in_burst_ ? last_us_ + debounce_us_ : INT64_MAX; }

    bool level() const { return __atomic_load_n(&level_, __ATOMIC_RELAXED) != 0; }
    /// Both stop at 2^32 - 1.
    uint32_t changes() const { return __atomic_load_n(&changes_, __ATOMIC_RELAXED); }
    uint32_t bounces() const { return __atomic_load_n(&bounces_, __ATOMIC_RELAXED); }

  private:
    int64_t first_us_ = 0;
    int64_t last_us_ = 0;
    uint32_t debounce_us_ = 0;
    uint32_t level_ = 0;
    uint32_t changes_ = 0;
    uint32_t bounces_ = 0;
    bool seen_level_ = false;
    bool in_burst_ = false;
};

}  // namespace wuxi
