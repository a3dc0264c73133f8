using System;

namespace Wuxi.Edge.Native
{
    /// <summary>The FIFO of an emulated accelerometer.</summary>
    public interface INativeFifo
    {
        /// <summary>Bytes of one sample of all axes in the FIFO's own format.</summary>
        int SampleBytes { get; }

        /// <summary>Writes sample number <paramref name="index"/> (0 at opening, <c>rateHz</c> a second) as the part's FIFO holds it.</summary>
        void Sample(long index, Span<byte> into);
    }
}
