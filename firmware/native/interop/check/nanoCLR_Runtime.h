// Declarations for a check without the runtime: the interop sources include this header and use nothing of it.
#ifndef WUXI_CHECK_NANOCLR_RUNTIME_H
#define WUXI_CHECK_NANOCLR_RUNTIME_H
#endif
