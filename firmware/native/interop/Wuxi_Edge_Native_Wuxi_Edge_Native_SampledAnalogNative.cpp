// Analog inputs for C#: opening and starting go to the port, the rest to the driver. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative.h"
#include "esp32_port.hpp"
#include "managed_array.hpp"
#include "sampled_analog/sampled_analog_face.hpp"
#include "soft_reboot.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int SampledAnalogNative::Open(CLR_RT_TypedArray_INT32 channels, signed int rate_hz, signed int window_samples,
                                     HRESULT &) {
    // Not handed on as it lies: the runtime's 32-bit number and int32_t are different types on the chip.
    int32_t chosen[wuxi::esp32::analog_channels];
    const unsigned int count = channels.GetSize();
    if (count < 1 || count > wuxi::esp32::analog_channels) {
        return wuxi::interop::bad_parameter;
    }
    for (unsigned int i = 0; i < count; i++) {
        chosen[i] = channels[i];
    }
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::analog_open(chosen, static_cast<int32_t>(count), rate_hz, window_samples);
}

signed int SampledAnalogNative::Close(signed int handle, HRESULT &) { return wuxi::esp32::analog_close(handle); }

signed int SampledAnalogNative::Calibrate(signed int handle, signed int channel, float offset_counts,
                                          float units_per_count, HRESULT &) {
    return wuxi_analog_calibrate(handle, channel, offset_counts, units_per_count);
}

signed int SampledAnalogNative::Pair(signed int handle, signed int pair, signed int voltage_channel,
                                     signed int current_channel, float phase_us, HRESULT &) {
    return wuxi_analog_pair(handle, pair, voltage_channel, current_channel, phase_us);
}

signed int SampledAnalogNative::PairWindows(signed int handle, signed int windows, HRESULT &) {
    return wuxi_analog_pair_windows(handle, windows);
}

signed int SampledAnalogNative::Start(signed int handle, HRESULT &) { return wuxi::esp32::analog_start(handle); }

signed int SampledAnalogNative::Take(signed int handle, CLR_RT_TypedArray_float values, CLR_RT_TypedArray_INT64 info,
                                     HRESULT &) {
    if (info.GetSize() < wuxi::interop::info_size) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi_analog_take(handle, values.GetBuffer(), wuxi::interop::size(values), wuxi::interop::data(info));
}

int64_t SampledAnalogNative::Counter(signed int handle, signed int which, HRESULT &) {
    return wuxi_analog_counter(handle, which);
}
