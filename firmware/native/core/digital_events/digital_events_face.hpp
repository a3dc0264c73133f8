// The C face of the digital inputs: what C# calls, on the chip and on the host.
//
// Every function returns a negative number on error: -1 bad handle, -2 bad parameter, -3 no input of the board free.
// Open, close, take, level and counter are called by the C# loop; edge and run by the port, in such a way that no two
// of them are ever under way at once for inputs of the same board. Open an input before the port gives its edges, and
// close it after the port has stopped.
#pragma once

#include <stdint.h>

// Boards: the host runs thousands in one process, the chip is one. Each has 8 inputs and a ring of its own, 2 KB of
// RAM.
#ifndef WUXI_EVENTS_BOARDS
#define WUXI_EVENTS_BOARDS 1
#endif
// Events that may wait on a board, a power of two, 12 bytes each.
#ifndef WUXI_EVENTS_RING
#define WUXI_EVENTS_RING 128
#endif

extern "C" {
/// A handle (board * 8 + 0 … 7). `board` 0 … WUXI_EVENTS_BOARDS - 1; `input` 0 … 255, a number of the caller's that is
/// open once on a board; debounce 0 … 60000000 microseconds; initial level 0 or 1.
int32_t wuxi_events_open(int32_t board, int32_t input, int32_t debounce_us, int32_t initial_level);
/// Events of the input that nobody took are dropped.
int32_t wuxi_events_close(int32_t handle);
/// The oldest event of the board: info[0] handle, info[1] level, info[2] time of the first edge of the change,
/// microseconds, info[3] events lost before it (of any input of the board). 0 when one was taken, -4 when there is
/// none.
int32_t wuxi_events_take(int32_t board, int64_t* info);
/// The confirmed level, 0 or 1; it is right even when events were lost.
int32_t wuxi_events_level(int32_t handle);
/// 0 changes, 1 bounces refused, 2 changes lost to a full ring. Each stops at 2^32 - 1.
int64_t wuxi_events_counter(int32_t handle, int32_t which);
/// An edge, with the level after it, at `time_us` (0 … 2^56 - 1). Safe in an ISR: bounded, no wait, no floating point.
int32_t wuxi_events_edge(int32_t handle, int32_t level, int64_t time_us);
/// Confirms what has been quiet long enough. When it must be called next: INT64_MAX when not before an edge.
int64_t wuxi_events_run(int32_t handle, int64_t now_us);
}
