#include "pulse_counter/totals_journal.hpp"

#include <string.h>

namespace wuxi {

totals_journal::mounted totals_journal::mount(const wuxi_flash& flash, int64_t* totals) {
    *this = totals_journal();
    newest_sector_ = -1;
    slot_ = slots;
    memset(totals, 0, totals_record::channels * sizeof *totals);
    for (int32_t sector = 0; sector < flash.sectors; sector++) {
        for (int32_t slot = 0; slot < slots; slot++) {
            uint8_t bytes[totals_record::size];
            if (flash.read(flash.context, sector * sector_size + slot * totals_record::size, bytes, sizeof bytes) < 0) {
                // The newest record may lie here: nothing is erased on a guess.
                return mounted::unreadable;
            }
            totals_record record;
            if (record.decode(bytes) && (newest_sector_ < 0 || record.sequence >= sequence_)) {
                newest_sector_ = sector;
                sequence_ = record.sequence;
                sector_ = sector;
                slot_ = slot + 1;
                memcpy(totals, record.totals, sizeof record.totals);
            }
        }
    }
    flash_ = flash;
    mounted_ = true;
    return newest_sector_ < 0 ? mounted::empty : mounted::restored;
}

bool totals_journal::prepare() {
    if (!mounted_) {
        return false;
    }
    for (; slot_ < slots; slot_++, sequence_++) {
        if (is_blank(sector_, slot_)) {
            return true;
        }
    }
    // After a cut in an erasure a sector may look blank and not be: it is always erased anew before its first record.
    for (int32_t i = 1; i <= flash_.sectors; i++) {
        const int32_t sector = (sector_ + i) % flash_.sectors;
        // A spoilt first record in a sector that resists is left behind, like a spoilt slot.
        sequence_++;
        if (sector != newest_sector_ && flash_.erase(flash_.context, sector) >= 0 && is_blank(sector, 0)) {
            sector_ = sector;
            slot_ = 0;
            return true;
        }
    }
    return false;
}

bool totals_journal::append(const int64_t* totals) {
    if (!mounted_) {
        return false;
    }
    // Each slot has its own number, used or spoilt: a spoilt record that reads well one day does not outrank a good
    // one.
    for (; slot_ < slots; slot_++, sequence_++) {
        if (!is_blank(sector_, slot_)) {
            continue;
        }
        totals_record record;
        record.sequence = sequence_ + 1U;
        memcpy(record.totals, totals, sizeof record.totals);
        uint8_t bytes[totals_record::size];
        record.encode(bytes);
        uint8_t found[totals_record::size];
        const int32_t address = sector_ * sector_size + slot_ * totals_record::size;
        if (flash_.program(flash_.context, address, bytes, sizeof bytes) >= 0 && read_slot(sector_, slot_, found) &&
            memcmp(bytes, found, sizeof bytes) == 0) {
            newest_sector_ = sector_;
            sequence_++;
            slot_++;
            return true;
        }
    }
    return false;
}

bool totals_journal::read_slot(int32_t sector, int32_t slot, uint8_t* into) const {
    const int32_t address = sector * sector_size + slot * totals_record::size;
    return flash_.read(flash_.context, address, into, totals_record::size) >= 0;
}

bool totals_journal::is_blank(int32_t sector, int32_t slot) const {
    uint8_t bytes[totals_record::size];
    if (!read_slot(sector, slot, bytes)) {
        return false;
    }
    for (const uint8_t byte : bytes) {
        if (byte != 0xFF) {
            return false;
        }
    }
    return true;
}

}  // namespace wuxi
