// The number by which C# and the native drivers know that they belong together.
#pragma once

#include <stdint.h>

extern "C" {
/// Version of the faces, major * 65536 + minor: C# refuses to start on another major.
int32_t wuxi_native_version(void);
}
