// Declarations for a check without the runtime, from the facts of nanoframework/nf-interpreter,
// src/HAL/Include/nanoHAL.h (July 2026).
#ifndef WUXI_CHECK_NANOHAL_H
#define WUXI_CHECK_NANOHAL_H

typedef void (*ON_SOFT_REBOOT_HANDLER)(void);
void HAL_AddSoftRebootHandler(ON_SOFT_REBOOT_HANDLER handler);

#endif  // WUXI_CHECK_NANOHAL_H
