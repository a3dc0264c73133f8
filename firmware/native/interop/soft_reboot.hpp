// The managed program may begin anew while the chip runs on.
#pragma once

namespace wuxi::interop {

/// Sees to it that all ports are closed before the managed program begins anew: its handles are gone then.
void close_at_soft_reboot();

}  // namespace wuxi::interop
