// What a bench program offers: work of a known size, by name.
#pragma once

#include <stdint.h>

namespace wuxi::bench {

/// `run` does the work `count` times after its preparations, through the driver's face only. `measure.sh` counts the
/// instructions of `count` and of 3 * `count`: the difference belongs to the work alone.
struct metric {
    const char* name;
    uint32_t count;
    void (*run)(uint32_t count);
};

/// In `<driver>_bench.cpp`: the driver's name, and its metrics up to one without a name.
extern const char* const driver;
extern const metric metrics[];

/// Ends the program when the work did not go as meant: the count would be that of something else.
void require(bool condition);

}  // namespace wuxi::bench
