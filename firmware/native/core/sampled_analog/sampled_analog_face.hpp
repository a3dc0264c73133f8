// The C face of the sampled analog driver: what C# calls, on the chip and on the host.
//
// Every function returns a negative number on error: -1 bad handle, -2 bad parameter (or one that comes too late),
// -3 no instance free. Open, close, calibrate, pair, take and counter are called by the C# loop, samples and overrun by
// the port's DMA task. Close only when the port has stopped giving samples.
#pragma once

#include <stdint.h>

// Instances that may be open at once, 2.1 KB of RAM each: the chip has one ADC.
#ifndef WUXI_ANALOG_INSTANCES
#define WUXI_ANALOG_INSTANCES 1
#endif

extern "C" {
/// A handle. 1 … 4 channels, 100 … 10000 samples a second each, window 2 … 65535 samples a channel.
int32_t wuxi_analog_open(int32_t channels, int32_t rate_hz, int32_t window_samples);
int32_t wuxi_analog_close(int32_t handle);
/// value = (counts - offset_counts) * units_per_count; 0 and 1 when never called. Before the first sample only.
int32_t wuxi_analog_calibrate(int32_t handle, int32_t channel, float offset_counts, float units_per_count);
/// Pair 0, then perhaps 1, which may share the voltage. `phase_us`, -1000 … 1000: how much later the current is seen
/// than the voltage of the same instant, that is the delay of the current's transducer less that of the voltage's, less
/// the time by which the current's channel is sampled after the voltage's. Before the first sample only.
int32_t wuxi_analog_pair(int32_t handle, int32_t pair, int32_t voltage_channel, int32_t current_channel,
                         float phase_us);
/// The pairs and their channels have a window of this many windows of the others, 65535 samples at the most; 1 when
/// never called. Before the first sample only.
int32_t wuxi_analog_pair_windows(int32_t handle, int32_t windows);
/// The oldest window: the number of floats (4 and up to 24 by configuration; those of the pairs are there only where
/// their window ends, and those of their channels are 0 elsewhere), -4 when there is none, -2 when
/// `capacity` is too small (the window stays). For each channel mean, RMS with the DC part, minimum, maximum; for each
/// pair P and S without the DC part, power factor (0 when S is 0) and frequency in Hz (0 when no mains is seen).
/// info[0] end of the window, microseconds; info[1] samples a channel; info[2] windows lost before this one;
/// info[3] samples at 0 or 4095 in it, all channels.
int32_t wuxi_analog_take(int32_t handle, float* values, int32_t capacity, int64_t* info);
/// 0 windows completed, 1 windows lost (refused by the full ring, or thrown away), 2 overruns, 3 clipped samples. Each
/// stops at 2^32 - 1.
int64_t wuxi_analog_counter(int32_t handle, int32_t which);
/// Any number of interleaved 12-bit counts, beginning where the block before ended (after open and after an overrun
/// with channel 0); more than 4095 is taken as 4095. `first_us`: time of the first of them. How many windows they
/// completed.
int32_t wuxi_analog_samples(int32_t handle, const uint16_t* counts, int32_t count, int64_t first_us);
/// Samples were lost: the window in progress is thrown away.
int32_t wuxi_analog_overrun(int32_t handle, int64_t time_us);
}
