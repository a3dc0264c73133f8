namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>Two places that outlive the node, and that can be made to fail.</summary>
internal sealed class FakeLatchSlots : ILatchSlots
{
    public byte[][] Slots { get; } = [[], []];

    public int Writes { get; private set; }

    /// <summary>The next write leaves only so many bytes and then power is cut; null: all of them.</summary>
    public int? CutAfter { get; set; }

    public bool IsBroken { get; set; }

    public int Read(int slot, byte[] into)
    {
        int count = Math.Min(Slots[slot].Length, into.Length);
        Slots[slot].AsSpan(0, count).CopyTo(into);
        return count;
    }

    public bool Write(int slot, byte[] bytes, int count)
    {
        Writes++;
        if (IsBroken)
        {
            return false;
        }

        Slots[slot] = bytes[..(CutAfter is { } cut ? Math.Min(count - 1, cut) : count)];
        return CutAfter is null;
    }
}
