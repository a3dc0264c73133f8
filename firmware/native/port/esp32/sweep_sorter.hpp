// Conversions as the converter gives them, back into sweeps over the channels.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

/// Takes conversions with the channel's place (0 … 3) in any order that is not a sweep ahead, and gives sweeps: for
/// each channel the mean of `repeats` conversions. The ESP32 may give neighbours in exchanged order, so the place
/// decides and not the order. RAM: 72 bytes. One thread.
class sweep_sorter {
  public:
    static constexpr int32_t most_channels = 4;

    /// 1 … 4 channels, 1 … 1000 repeats.
    void start(int32_t channels, int32_t repeats) {
        *this = sweep_sorter();
        channels_ = channels;
        repeats_ = repeats;
    }

    enum class outcome : int32_t {
        nothing,
        /// `sweep` has been filled.
        sweep,
        /// A conversion is missing: the sweep in progress is forgotten.
        lost,
    };

    outcome put(int32_t place, uint32_t count, uint16_t* sweep) {
        if (place < 0 || place >= channels_) {
            return outcome::nothing;
        }
        channel& to = now_[place].taken < repeats_ ? now_[place] : next_[place];
        if (to.taken >= repeats_) {
            start(channels_, repeats_);
            return outcome::lost;
        }
        to.sum += count;
        to.taken++;
        for (int32_t i = 0; i < channels_; i++) {
            if (now_[i].taken < repeats_) {
                return outcome::nothing;
            }
        }
        for (int32_t i = 0; i < channels_; i++) {
            const uint32_t repeats = static_cast<uint32_t>(repeats_);
            sweep[i] = static_cast<uint16_t>((now_[i].sum + repeats / 2) / repeats);
            now_[i] = next_[i];
            next_[i] = channel();
        }
        return outcome::sweep;
    }

  private:
    struct channel {
        uint32_t sum = 0;
        int32_t taken = 0;
    };

    int32_t channels_ = 0;
    int32_t repeats_ = 0;
    channel now_[most_channels];
    channel next_[most_channels];
};

}  // namespace wuxi::esp32
