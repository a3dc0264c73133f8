// The pulse counter as C# and the port see it: functions by handle over static memory.
#pragma once

#include <stdint.h>

#include "pulse_counter/wuxi_flash.hpp"

/// Channels of the process: 4 on the chip, 4096 on the host. Channels 4 k … 4 k + 3 share journal k.
#ifndef WUXI_PULSE_INSTANCES
#define WUXI_PULSE_INSTANCES 4
#endif

// All return a negative number on error: -1 bad handle, -2 bad parameter, -3 none free, -5 the flash failed.
// Instants are microseconds of uptime, 0 … 2^61.
extern "C" {
/// C#: opens channel 0 … WUXI_PULSE_INSTANCES - 1, which must not be open; its total goes on from the journal's.
/// `glitch_us` 0 … 1,000,000: shorter levels are refused. `edges`: 1 rising, 2 falling, 3 both. Gives a handle.
int32_t wuxi_pulse_open(int32_t channel_id, int32_t glitch_us, int32_t edges);

/// C#, with the port's producer of this channel at rest: writes the totals and frees the handle.
int32_t wuxi_pulse_close(int32_t handle);

/// C#: pulses since the first start of all, 0 … 2^63 - 1.
int64_t wuxi_pulse_total(int32_t handle);

/// C#: pulses a second x 1000, by the time between pulses; falls as 1 / (now - last) when they stay away, 0 after 1,000
/// s.
int64_t wuxi_pulse_rate_millihertz(int32_t handle, int64_t now_us);

/// C#: 0 glitches refused, 1 journal writes, 2 journal failures, 3 total at start.
int64_t wuxi_pulse_counter(int32_t handle, int32_t which);

/// Port, producer: the input changed to `level` 0 or 1 (interrupt).
int32_t wuxi_pulse_edge(int32_t handle, int32_t level, int64_t time_us);

/// Port, producer: the hardware counted `pulses` >= 0 more, the last at `last_us` (the instant of reading it, if no
/// better is known), at least once a second while there are any.
int32_t wuxi_pulse_counted(int32_t handle, int32_t pulses, int64_t last_us);

/// Port, task, at least every 500 ms: 1 when the totals were written, 0 when nothing was due.
int32_t wuxi_pulse_run(int32_t handle, int64_t now_us);

/// Port, any context on the core of the running task: writes now, without an erasure.
int32_t wuxi_pulse_brown_out(int32_t handle);

/// Port, before the channels of this journal are opened: 1 when totals were restored, 0 when there were none.
/// The descriptor is copied; the hooks and their context must stay.
int32_t wuxi_pulse_mount(const wuxi_flash* flash);

/// Port, after the channels of this journal were closed: lets go of the flash.
int32_t wuxi_pulse_unmount(int32_t first_channel);
}
