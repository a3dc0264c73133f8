// The flash of the pulses' totals.
#pragma once

namespace wuxi::esp32 {

/// Mounts the journal of channels 0 … 3 on the partition named "pulses" (two sectors of 4,096 bytes or more), once.
/// False when there is none: the totals then begin at 0 at every start.
bool mount_totals();

}  // namespace wuxi::esp32
