// Decimation by 1, 2, 4 or 8.
#pragma once

#include <stdint.h>

#include "vibration_fifo/decimator.hpp"

namespace wuxi::vibration {

/// A chain of decimators. With a factor of D output i is centred at input D i - 19 (D - 1) and, from the 39th output
/// on, owes nothing to what was before the start. RAM 616 bytes. Cost: 130 (1 - 1/D) + 25 instructions an input.
class decimators {
  public:
    /// `stages` 0…3: the factor is 2^stages.
    void start(int32_t stages) {
        stages_ = stages;
        for (decimator& stage : chain_) {
            stage.start();
        }
    }

    /// One input; true when an output has come out.
    bool push(int32_t input, int32_t& output) {
        int32_t value = input;
        for (int32_t i = 0; i < stages_; i++) {
            if (!chain_[i].push(value, value)) {
                return false;
            }
        }
        output = value;
        return true;
    }

    /// Divides all that the filters hold by 4.
    void quarter() {
        for (decimator& stage : chain_) {
            stage.quarter();
        }
    }

  private:
    static constexpr int32_t longest = 3;

    decimator chain_[longest];
    int32_t stages_;
};

}  // namespace wuxi::vibration
