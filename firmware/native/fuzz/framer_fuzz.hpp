// The body that the framers' fuzzers share.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../tests/framed_uart/comparison.hpp"

namespace wuxi {

/// Input: a seed for the calls by the clock, how many pauses, after how many bytes each; the rest is the stream. Stops
/// when the framer and the plain search differ.
inline int fuzz_framer(int32_t protocol_number, const uint8_t* data, size_t size) {
    static comparison_stream stream;
    stream.count = 0;
    stream.pause_before_next = false;
    if (size < 2) {
        return 0;
    }
    const size_t pauses = data[1] % 8U;
    if (size < 2 + pauses) {
        return 0;
    }
    size_t until_pause = pauses == 0 ? size : data[2];
    size_t pause = 1;
    for (size_t i = 2 + pauses; i < size; i++) {
        if (until_pause == 0) {
            stream.pause_before_next = true;
            until_pause = pause < pauses ? data[2 + pause] : size;
            pause++;
        } else {
            until_pause--;
        }
        stream.add(data[i]);
    }
    const char* const difference = compare(protocol_number, stream, data[0]);
    if (*difference != 0) {
        fprintf(stderr, "%s\n", difference);
        abort();
    }
    return 0;
}

}  // namespace wuxi
