using System;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The face's <c>wuxi_flash</c>, field by field; see <c>core/pulse_counter/wuxi_flash.hpp</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct FlashDescriptor
    {
        internal IntPtr Context;
        internal int FirstChannel;
        internal int Sectors;
        internal delegate* unmanaged<IntPtr, int, byte*, int, int> Read;
        internal delegate* unmanaged<IntPtr, int, byte*, int, int> Program;
        internal delegate* unmanaged<IntPtr, int, int> Erase;
    }
}
