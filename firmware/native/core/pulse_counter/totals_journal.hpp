// Totals that survive a reset: records appended to raw flash sectors in turn.
#pragma once

#include <stdint.h>

#include "pulse_counter/totals_record.hpp"
#include "pulse_counter/wuxi_flash.hpp"

namespace wuxi {

/// Appends records until a sector is full, then goes on in the next one, so all sectors wear alike. The sector that
/// holds the newest record is never erased, and a slot is written only when it is blank; so whatever byte or erasure
/// the power fails in, the newest whole record is still there.
///
/// Capacity: 102 records a sector. A record costs one program of 40 bytes and its reading back; the next sector is
/// erased ahead of need by `prepare`, so that `append` in a brown-out never waits for an erasure.
/// Thread: one at a time. RAM: 44 bytes.
class totals_journal {
  public:
    static constexpr int32_t sector_size = 4096;
    static constexpr int32_t slots = sector_size / totals_record::size;
    static constexpr int32_t most_sectors = 1024;

    enum class mounted : int8_t { empty = 0, restored = 1, unreadable = -1 };

    /// Finds the newest record: `totals` are its totals, or 0. Unreadable flash is left alone.
    mounted mount(const wuxi_flash& flash, int64_t* totals);

    /// Makes a blank slot ready: erases the next sector when this one is full. False when no sector could be erased.
    bool prepare();

    /// Writes the totals to the next blank slot and reads them back. False when no slot was ready or none took them.
    bool append(const int64_t* totals);

    /// Sequence of the last record, 0 when there was none.
    uint32_t sequence() const { return sequence_; }

  private:
    bool read_slot(int32_t sector, int32_t slot, uint8_t* into) const;
    bool is_blank(int32_t sector, int32_t slot) const;

    wuxi_flash flash_ = {};
    bool mounted_ = false;
    // The newest record's sector, or -1.
    int32_t newest_sector_ = 0;
    // Where the next record goes; the slot is `slots` when the sector is full.
    int32_t sector_ = 0;
    int32_t slot_ = 0;
    uint32_t sequence_ = 0;
};

}  // namespace wuxi
