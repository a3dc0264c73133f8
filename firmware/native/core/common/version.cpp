#include "common/version.hpp"

int32_t wuxi_native_version(void) { return 1 << 16; }
