// A value wider than the machine's word, written by one thread and read whole by others, without locks.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace wuxi {

/// A sequence lock of 32-bit words: the sequence is odd while a value is being written, and a reader that saw it odd or
/// changed reads again. All accesses are plain 32-bit loads and stores with acquire/release order (no fences, no atomic
/// instructions), which is free of data races in the sense of C++.
///
/// T: trivially copyable, a multiple of 4 bytes, aligned to 4. One writer (an interrupt may be one), any number of
/// readers. A write never waits: sizeof(T) / 4 + 2 stores. A reader with a lower priority than the writer succeeds as
/// soon as it is not interrupted; one that may itself interrupt the writer must use `try_read`. RAM: sizeof(T) + 4
/// bytes.
template <typename T>
class seqlock {
    static constexpr size_t words = sizeof(T) / sizeof(uint32_t);
    static_assert(sizeof(T) % sizeof(uint32_t) == 0 && alignof(T) % sizeof(uint32_t) == 0, "made of 32-bit words");

  public:
    /// Writer.
    void write(const T& value) {
        const auto* const from = static_cast<const uint8_t*>(__builtin_assume_aligned(&value, sizeof(uint32_t)));
        const uint32_t sequence = sequence_;
        __atomic_store_n(&sequence_, sequence + 1U, __ATOMIC_RELAXED);
        for (size_t i = 0; i < words; i++) {
            // Word by word: the C library's copy by bytes would be the larger part of an interrupt's work.
            uint32_t word;
            memcpy(&word, from + i * sizeof word, sizeof word);
            // Release: who sees this word also sees the odd sequence before it.
            __atomic_store_n(&words_[i], word, __ATOMIC_RELEASE);
        }
        __atomic_store_n(&sequence_, sequence + 2U, __ATOMIC_RELEASE);
    }

    /// Any reader. False when the writer was at work in each of `tries` attempts.
    bool try_read(T& value, int32_t tries) const {
        for (int32_t i = 0; i < tries; i++) {
            if (read_once(value)) {
                return true;
            }
        }
        return false;
    }

    /// A reader that cannot interrupt the writer.
    T read() const {
        T value;
        while (!read_once(value)) {
        }
        return value;
    }

  private:
    bool read_once(T& value) const {
        auto* const into = static_cast<uint8_t*>(__builtin_assume_aligned(&value, sizeof(uint32_t)));
        const uint32_t before = __atomic_load_n(&sequence_, __ATOMIC_ACQUIRE);
        for (size_t i = 0; i < words; i++) {
            // Acquire: the sequence is looked at again only after the words.
            const uint32_t word = __atomic_load_n(&words_[i], __ATOMIC_ACQUIRE);
            memcpy(into + i * sizeof word, &word, sizeof word);
        }
        const uint32_t after = __atomic_load_n(&sequence_, __ATOMIC_RELAXED);
        return before == after && (before & 1U) == 0;
    }

    uint32_t sequence_ = 0;
    uint32_t words_[words] = {};
};

}  // namespace wuxi
