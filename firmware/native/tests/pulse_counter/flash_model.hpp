// NOR flash whose power fails after a chosen number of steps.
#pragma once

#include <stdint.h>
#include <string.h>

#include "prng.hpp"
#include "pulse_counter/wuxi_flash.hpp"

namespace wuxi {

/// Programming is one step a byte, an erasure is `erase_steps` steps. The step in which the power fails is left half
/// done: a byte with some of its bits cleared, others weak (each reading gives them anew); a sector with anything in
/// it, from noise to what looks erased but is weak. All hooks fail while the power is off.
class flash_model {
  public:
    static constexpr int32_t sector_size = 4096;
    static constexpr int32_t most_sectors = 3;
    static constexpr int32_t erase_steps = 8;

    flash_model(int32_t sectors, uint32_t seed) : sectors_(sectors), random_(seed) {
        memset(bytes, 0xFF, sizeof bytes);
    }

    void cut_after(int32_t steps) { steps_left_ = steps; }
    void power_on() {
        steps_left_ = -1;
        off_ = false;
    }
    bool is_off() const { return off_; }
    int32_t sectors() const { return sectors_; }

    int32_t read(int32_t address, uint8_t* into, int32_t count) {
        if (off_ || fails_read || !is_inside(address, count)) {
            return -1;
        }
        memcpy(into, bytes + address, static_cast<size_t>(count));
        for (const weak_byte& weak : weak_) {
            if (weak.mask != 0 && weak.address >= address && weak.address < address + count) {
                uint8_t& seen = into[weak.address - address];
                seen = static_cast<uint8_t>((seen & ~weak.mask) | (random_.next() & weak.mask));
            }
        }
        return 0;
    }

    int32_t program(int32_t address, const uint8_t* from, int32_t count) {
        if (!is_inside(address, count)) {
            return -1;
        }
        for (int32_t i = 0; i < count; i++) {
            uint8_t& byte = bytes[address + i];
            violations += (from[i] & ~byte) != 0 ? 1 : 0;
            if (!step()) {
                if (!off_before_) {
                    const uint8_t clearing = static_cast<uint8_t>(byte & ~from[i]);
                    byte = static_cast<uint8_t>(byte & ~(clearing & random_.next()));
                    weaken(address + i, static_cast<uint8_t>(clearing & random_.next()));
                }
                return -1;
            }
            byte = static_cast<uint8_t>(byte & from[i]);
            forget_weak(address + i, 1, from[i]);
        }
        if (spoils_programs > 0) {
            spoils_programs--;
            for (int32_t i = 0; i < count; i++) {
                if (bytes[address + i] != 0) {
                    bytes[address + i] = 0;
                    break;
                }
            }
        }
        return 0;
    }

    int32_t erase(int32_t sector) {
        if (sector < 0 || sector >= sectors_ || (fails_erase >> sector & 1U) != 0) {
            return -1;
        }
        uint8_t* const start = bytes + sector * sector_size;
        for (int32_t i = 0; i < erase_steps; i++) {
            if (!step()) {
                if (!off_before_) {
                    half_erase(start, sector, i);
                }
                return -1;
            }
        }
        memset(start, 0xFF, sector_size);
        forget_weak(sector * sector_size, sector_size, 0);
        erasures[sector]++;
        return 0;
    }

    uint8_t bytes[most_sectors * sector_size];
    int32_t erasures[most_sectors] = {};
    // Attempts to set a bit by programming.
    int32_t violations = 0;
    bool fails_read = false;
    // Bit k: sector k resists.
    uint32_t fails_erase = 0;
    // So many of the next programs leave a wrong byte and say they went well.
    int32_t spoils_programs = 0;

  private:
    struct weak_byte {
        int32_t address;
        uint8_t mask;
    };

    bool is_inside(int32_t address, int32_t count) const {
        return address >= 0 && count >= 0 && address + count <= sectors_ * sector_size;
    }

    bool step() {
        off_before_ = off_;
        if (steps_left_ == 0) {
            off_ = true;
        }
        steps_left_ -= steps_left_ > 0 ? 1 : 0;
        return !off_;
    }

    void half_erase(uint8_t* start, int32_t sector, int32_t steps_done) {
        const uint32_t kind = random_.below(4);
        for (int32_t i = 0; i < sector_size; i++) {
            const uint8_t noise = static_cast<uint8_t>(random_.next() >> 8);
            if (kind == 0) {
                start[i] = noise;
            } else if (kind == 1) {
                start[i] = static_cast<uint8_t>(start[i] | noise);
            } else if (kind == 3 || i < sector_size / erase_steps * steps_done) {
                start[i] = 0xFF;
            }
        }
        forget_weak(sector * sector_size, sector_size, 0);
        for (int32_t i = 0; i < 4; i++) {
            weaken(sector * sector_size + static_cast<int32_t>(random_.below(sector_size)),
                   static_cast<uint8_t>(random_.next()));
        }
    }

    void weaken(int32_t address, uint8_t mask) {
        weak_[next_weak_] = {address, mask};
        next_weak_ = (next_weak_ + 1) % 8;
    }

    void forget_weak(int32_t address, int32_t count, uint8_t kept) {
        for (weak_byte& weak : weak_) {
            if (weak.address >= address && weak.address < address + count) {
                weak.mask = static_cast<uint8_t>(weak.mask & kept);
            }
        }
    }

    int32_t sectors_;
    prng random_;
    int32_t steps_left_ = -1;
    bool off_ = false;
    bool off_before_ = false;
    weak_byte weak_[8] = {};
    int32_t next_weak_ = 0;
};

/// Where the hooks find the flash: it may be exchanged for a copy.
struct flash_place {
    flash_model* model;

    wuxi_flash hooks(int32_t first_channel = 0) {
        return {this,
                first_channel,
                model->sectors(),
                [](void* place, int32_t address, uint8_t* into, int32_t count) {
                    return static_cast<flash_place*>(place)->model->read(address, into, count);
                },
                [](void* place, int32_t address, const uint8_t* from, int32_t count) {
                    return static_cast<flash_place*>(place)->model->program(address, from, count);
                },
                [](void* place, int32_t sector) { return static_cast<flash_place*>(place)->model->erase(sector); }};
    }
};

}  // namespace wuxi
