#include "soft_reboot.hpp"

#include <nanoHAL.h>

#include "esp32_port.hpp"

namespace wuxi::interop {

// The runtime keeps a handler once, however often it is added.
void close_at_soft_reboot() { HAL_AddSoftRebootHandler(wuxi::esp32::close_all); }

}  // namespace wuxi::interop
