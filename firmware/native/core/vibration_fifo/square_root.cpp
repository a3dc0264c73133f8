#include "vibration_fifo/square_root.hpp"

namespace wuxi::vibration {

uint32_t square_root(uint32_t x) {
    uint32_t root = 0;
    for (uint32_t bit = 1U << 30; bit != 0; bit >>= 2) {
        if (x >= root + bit) {
            x -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return root;
}

int32_t amplitude_of(int32_t quarter) {
    if (quarter <= 0) {
        return 0;
    }
    // sqrt(8 q) 2^12 = sqrt(2 q 4^halvings) 2^(13 - halvings), with 16 significant bits of root.
    uint32_t square = static_cast<uint32_t>(quarter) * 2U;
    int32_t halvings = 0;
    while (square < 1U << 30) {
        square <<= 2;
        halvings++;
    }
    const uint32_t root = square_root(square);
    return static_cast<int32_t>(halvings <= 13 ? root << (13 - halvings) : root >> (halvings - 13));
}

}  // namespace wuxi::vibration
