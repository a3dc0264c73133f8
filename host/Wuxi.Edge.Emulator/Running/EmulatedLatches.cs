using Wuxi.Edge.Node;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>The two small files in which a node keeps its trips: LittleFS takes over a file whole when it is closed. Of the node's thread.</summary>
internal sealed class EmulatedLatches : ILatchSlots
{
    private readonly byte[][] _slots = [[], []];

    public int Read(int slot, byte[] into)
    {
        int count = Math.Min(_slots[slot].Length, into.Length);
        _slots[slot].AsSpan(0, count).CopyTo(into);
        return count;
    }

    public bool Write(int slot, byte[] bytes, int count)
    {
        _slots[slot] = bytes[..count];
        return true;
    }
}
