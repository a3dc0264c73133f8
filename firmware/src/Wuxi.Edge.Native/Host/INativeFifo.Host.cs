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

        /// <summary>Whether the part said that its FIFO is empty while these samples came. What it says next has a gap before it.</summary>
        bool IsSilent(long first, int count)
        {
            return false;
        }

        /// <summary>Whether the FIFO ran over while these samples came, so that some of them were lost.</summary>
        bool HasOverrun(long first, int count)
        {
            return false;
        }
    }
}
