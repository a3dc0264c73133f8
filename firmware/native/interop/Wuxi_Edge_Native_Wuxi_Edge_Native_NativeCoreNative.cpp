// Version of the drivers in this image.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_NativeCoreNative.h"
#include "common/version.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int NativeCoreNative::Version(HRESULT &) { return wuxi_native_version(); }
