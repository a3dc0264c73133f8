#include "vibration_fifo/fifo_parser.hpp"

namespace wuxi::vibration {
namespace {

constexpr uint32_t tag_empty = 0;
constexpr uint32_t tag_accelerometer = 2;
constexpr uint32_t tag_temperature = 3;
constexpr uint32_t tag_timestamp = 4;

constexpr uint32_t mark_x = 1;
constexpr uint32_t mark_empty = 2;

/// 20 bits, left-justified in 24, to the nearest int16.
int16_t to_int16(uint32_t entry) {
    const int32_t value = static_cast<int32_t>(entry << 8) >> 12;
    const int32_t rounded = (value + 8) >> 4;
    return static_cast<int16_t>(rounded > 32767 ? 32767 : rounded);
}

}  // namespace

void fifo_parser::start(part what) {
    part_ = what;
    restart();
}

void fifo_parser::restart() {
    position_ = 0;
    word_ = 0;
}

parsed fifo_parser::push(uint8_t byte) {
    switch (part_) {
        case part::iis3dwb:
            return push_tagged(byte);
        case part::adxl355:
            return push_marked(byte);
        case part::adxl345:
        case part::raw_int16:
            break;
    }
    return push_plain(byte);
}

parsed fifo_parser::push_tagged(uint8_t byte) {
    if (position_ == 0) {
        tag_ = static_cast<uint8_t>(byte >> 3);
        position_ = 1;
        return parsed::nothing;
    }
    if ((position_ & 1) != 0) {
        word_ = byte;
    } else {
        values_[(position_ >> 1) - 1] = static_cast<int16_t>(word_ | static_cast<uint32_t>(byte) << 8);
    }
    if (++position_ < 7) {
        return parsed::nothing;
    }
    position_ = 0;
    if (tag_ == tag_accelerometer) {
        return parsed::sample;
    }
    const bool known = tag_ == tag_temperature || tag_ == tag_timestamp || tag_ == tag_empty;
    return known ? parsed::nothing : parsed::garbage;
}

parsed fifo_parser::push_marked(uint8_t byte) {
    // position_ is the axis * 4 + the byte of the entry.
    word_ = word_ << 8 | byte;
    if ((position_ & 3) != 2) {
        position_++;
        return parsed::nothing;
    }
    const int32_t axis = position_ >> 2;
    const uint32_t entry = word_ & 0xFFFFFFU;
    word_ = 0;
    const bool is_x = (entry & mark_x) != 0;
    if ((entry & mark_empty) != 0) {
        position_ = 0;
        // An empty FIFO between two samples is nothing; within one the rest of it is gone.
        return axis == 0 ? parsed::nothing : parsed::torn;
    }
    if (is_x) {
        values_[0] = to_int16(entry);
        position_ = 4;
        return axis == 0 ? parsed::nothing : parsed::torn;
    }
    if (axis == 0) {
        position_ = 0;
        return parsed::torn;
    }
    values_[axis] = to_int16(entry);
    position_ = axis == 2 ? 0 : 8;
    return axis == 2 ? parsed::sample : parsed::nothing;
}

parsed fifo_parser::push_plain(uint8_t byte) {
    if ((position_ & 1) == 0) {
        word_ = byte;
    } else {
        values_[position_ >> 1] = static_cast<int16_t>(word_ | static_cast<uint32_t>(byte) << 8);
    }
    position_ = position_ == 5 ? 0 : position_ + 1;
    return position_ == 0 ? parsed::sample : parsed::nothing;
}

}  // namespace wuxi::vibration
