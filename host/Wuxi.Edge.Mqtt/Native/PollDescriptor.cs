using System.Runtime.InteropServices;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>struct pollfd of poll(2). A negative descriptor is ignored by the kernel.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
