using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>The FIFO of an accelerometer, with what it allocates counted.</summary>
internal sealed class OutsideFifo(INativeFifo fifo, Outside outside) : INativeFifo
{
    public int SampleBytes => fifo.SampleBytes;

    public void Sample(long index, Span<byte> into)
    {
        using Outside.Stay stay = outside.Enter();
        fifo.Sample(index, into);
    }

    public bool IsSilent(long first, int count)
    {
        using Outside.Stay stay = outside.Enter();
        return fifo.IsSilent(first, count);
    }

    public bool HasOverrun(long first, int count)
    {
        using Outside.Stay stay = outside.Enter();
        return fifo.HasOverrun(first, count);
    }
}
