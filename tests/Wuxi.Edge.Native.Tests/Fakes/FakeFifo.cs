using System.Buffers.Binary;

namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>The FIFO of an accelerometer that moves as a test says, in the part's own format.</summary>
/// <param name="part">One of <see cref="VibrationPart"/>.</param>
/// <param name="counts">Counts of an axis at a sample.</param>
internal sealed class FakeFifo(int part, Func<int, long, short> counts) : INativeFifo
{
    private const byte AccelerometerTag = 2 << 3;

    public int SampleBytes => part switch
    {
        VibrationPart.Iis3dwb => 7,
        VibrationPart.Adxl355 => 9,
        _ => 6,
    };

    /// <summary>Samples that were asked for.</summary>
    public long Asked { get; private set; }

    public void Sample(long index, Span<byte> into)
    {
        Asked++;
        int at = 0;
        if (part == VibrationPart.Iis3dwb)
        {
            into[at++] = AccelerometerTag;
        }

        for (int axis = 0; axis < 3; axis++)
        {
            short value = counts(axis, index);
            if (part == VibrationPart.Adxl355)
            {
                // 20 bits, left-justified in 24, most significant byte first; bit 0 marks x.
                BinaryPrimitives.WriteInt16BigEndian(into[at..], value);
                into[at + 2] = axis == 0 ? (byte)1 : (byte)0;
                at += 3;
            }
            else
            {
                BinaryPrimitives.WriteInt16LittleEndian(into[at..], value);
                at += 2;
            }
        }
    }
}
