using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>The managed heap of the board of this thread. Twin of FreeMemory.Nano.cs: .NET's own heap is that of all boards of the process.</summary>
    internal static class FreeMemory
    {
        internal static long Bytes()
        {
            IEmulatedMemory memory = EmulatedBoard.Current as IEmulatedMemory;
            return memory == null ? -1 : memory.FreeBytes;
        }
    }
}
