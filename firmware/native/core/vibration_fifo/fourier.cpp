#include "vibration_fifo/fourier.hpp"

#include "vibration_fifo/sine_table.hpp"

namespace wuxi::vibration {
namespace {

// A butterfly makes a component at most 1 + sqrt(2) times as large. With data up to 27,140 < 2^16 / (1 + sqrt(2)) its
// 32-bit sums cannot overflow, and shifting down to this first keeps the results there.
constexpr int32_t grows_freely = 11240;

int32_t magnitude(int32_t value) { return value < 0 ? -value : value; }

inline void widen(int32_t value, int32_t& lowest, int32_t& highest) {
    if (value > highest) {
        highest = value;
    }
    if (value < lowest) {
        lowest = value;
    }
}

}  // namespace

void fourier::transform(int16_t* numbers, int32_t exponent) {
    data_ = numbers;
    exponent_ = exponent;
    window();
    reorder();
    for (int32_t size = 2; size <= half; size *= 2) {
        stage(size);
    }
}

void fourier::window() {
    int32_t sum = 0;
    for (int32_t i = 0; i < points; i++) {
        sum += data_[i];
    }
    const int32_t mean = (sum + points / 2) >> 12;
    int32_t largest = 0;
    for (int32_t i = 0; i < points; i++) {
        const int32_t deviation = magnitude(data_[i] - mean);
        largest = deviation > largest ? deviation : largest;
    }
    // As large as may be, so that the rounding below is as small as may be. A difference may need 17 bits.
    int32_t up = 0;
    while (up < 14 && largest << (up + 1) <= 2 * grows_freely) {
        up++;
    }
    while (up <= 0 && largest >> -up > 2 * grows_freely) {
        up--;
    }
    const int32_t down = 15 - up;
    largest_ = 0;
    for (int32_t i = 0; i <= half; i++) {
        // The window is the same at i and at 4096 - i.
        const int32_t hann = (32768 - cosine(i)) >> 1;
        const int32_t weight = hann > 32767 ? 32767 : hann;
        place(i, ((data_[i] - mean) * weight + (1 << (down - 1))) >> down);
        if (i != 0 && i != half) {
            place(points - i, ((data_[points - i] - mean) * weight + (1 << (down - 1))) >> down);
        }
    }
    exponent_ -= up;
}

void fourier::place(int32_t i, int32_t value) {
    data_[i] = static_cast<int16_t>(value);
    largest_ = magnitude(value) > largest_ ? magnitude(value) : largest_;
}

void fourier::reorder() {
    int32_t mirrored = 0;
    for (int32_t i = 0; i < half; i++) {
        if (i < mirrored) {
            for (int32_t part = 0; part < 2; part++) {
                const int16_t kept = data_[2 * i + part];
                data_[2 * i + part] = data_[2 * mirrored + part];
                data_[2 * mirrored + part] = kept;
            }
        }
        int32_t bit = half >> 1;
        while ((mirrored & bit) != 0) {
            mirrored ^= bit;
            bit >>= 1;
        }
        mirrored |= bit;
    }
}

void fourier::stage(int32_t size) {
    int32_t shift = 0;
    while (largest_ >> shift > grows_freely) {
        shift++;
    }
    exponent_ += shift;
    const int32_t down = 15 + shift;
    const int32_t rounding = 1 << (down - 1);
    int32_t highest = 0;
    int32_t lowest = 0;
    // Written for the compiler at -Os: everything in registers, 50 instructions a butterfly.
    for (int32_t j = 0; j < size; j += 2) {
        const int32_t angle = (j >> 1) * (turn / size);
        const int32_t real = cosine(angle);
        const int32_t imaginary = sine(angle);
        for (int32_t k = j; k < points; k += 2 * size) {
            int16_t* a = data_ + k;
            int16_t* b = a + size;
            const int32_t turned_real = real * b[0] + imaginary * b[1];
            const int32_t turned_imaginary = real * b[1] - imaginary * b[0];
            const int32_t base_real = a[0] * 32768 + rounding;
            const int32_t base_imaginary = a[1] * 32768 + rounding;
            const int32_t sum_real = (base_real + turned_real) >> down;
            const int32_t sum_imaginary = (base_imaginary + turned_imaginary) >> down;
            const int32_t difference_real = (base_real - turned_real) >> down;
            const int32_t difference_imaginary = (base_imaginary - turned_imaginary) >> down;
            a[0] = static_cast<int16_t>(sum_real);
            a[1] = static_cast<int16_t>(sum_imaginary);
            b[0] = static_cast<int16_t>(difference_real);
            b[1] = static_cast<int16_t>(difference_imaginary);
            widen(sum_real, lowest, highest);
            widen(sum_imaginary, lowest, highest);
            widen(difference_real, lowest, highest);
            widen(difference_imaginary, lowest, highest);
        }
    }
    largest_ = highest > -lowest ? highest : -lowest;
}

uint32_t fourier::power(int32_t k) const {
    // 2 X[k] = (Z[k] + Z*[m]) - i W^k (Z[k] - Z*[m]) with m = 2048 - k, the even and the odd samples' spectra.
    const int16_t* z = data_ + 2 * k;
    const int16_t* mirror = data_ + 2 * (half - k);
    const int32_t even_real = z[0] + mirror[0];
    const int32_t even_imaginary = z[1] - mirror[1];
    const int32_t odd_real = z[1] + mirror[1];
    const int32_t odd_imaginary = mirror[0] - z[0];
    // Each product is below 54,280 * 32,768 < 2^31; two of them would not be.
    const int32_t c = cosine(k);
    const int32_t s = sine(k);
    const int32_t real = even_real + ((c * odd_real + 16384) >> 15) + ((s * odd_imaginary + 16384) >> 15);
    const int32_t imaginary = even_imaginary + ((c * odd_imaginary + 16384) >> 15) - ((s * odd_real + 16384) >> 15);
    const int64_t square = static_cast<int64_t>(real) * real + static_cast<int64_t>(imaginary) * imaginary;
    return static_cast<uint32_t>((square + 4) >> 3);
}

uint64_t fourier::power(int32_t low, int32_t high) const {
    uint64_t sum = 0;
    for (int32_t k = low; k <= high; k++) {
        sum += power(k);
    }
    return sum;
}

}  // namespace wuxi::vibration
