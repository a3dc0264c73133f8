using System.Buffers.Binary;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Devices.Vibration;

/// <summary>
/// How a part writes a sample into its FIFO: IIS3DWB a tag and three words (ST DS12569), ADXL355 three 20-bit numbers with x marked, ADXL345 three
/// words of 3.9 mg (Analog Devices' data sheets). Immutable.
/// </summary>
/// <param name="Part">One of <see cref="VibrationPart"/>.</param>
/// <param name="RangeG">Full scale, g.</param>
internal sealed record FifoFormat(int Part, int RangeG)
{
    private const double Gravity = 9.80665;
    private const byte AccelerometerTag = 2 << 3;

    /// <summary>Bytes of a sample.</summary>
    public int Bytes => Part switch { VibrationPart.Iis3dwb => 7, VibrationPart.Adxl355 => 9, _ => 6 };

    /// <summary>Writes one axis at its place.</summary>
    /// <param name="axis">0 x, 1 y, 2 z.</param>
    /// <param name="acceleration">m/s².</param>
    /// <param name="into">The sample.</param>
    public void Write(int axis, double acceleration, Span<byte> into)
    {
        double g = acceleration / Gravity;
        switch (Part)
        {
            case VibrationPart.Iis3dwb:
                into[0] = AccelerometerTag;
                BinaryPrimitives.WriteInt16LittleEndian(into[(1 + (2 * axis))..], (short)Counts(g / (0.0305e-3 * RangeG), 32767));
                break;
            case VibrationPart.Adxl355:
                // 1.95 ug for each g of the range, left-justified in three bytes; bit 0 marks x.
                int bits = Counts(g / (1.95e-6 * RangeG), 524_287) << 4;
                into[3 * axis] = (byte)(bits >> 16);
                into[(3 * axis) + 1] = (byte)(bits >> 8);
                into[(3 * axis) + 2] = (byte)((bits & 0xF0) | (axis == 0 ? 1 : 0));
                break;
            default:
                BinaryPrimitives.WriteInt16LittleEndian(into[(2 * axis)..], (short)Counts(g / 3.9e-3, (256 * RangeG) - 1));
                break;
        }
    }

    private static int Counts(double counts, int limit) => (int)Math.Clamp(Math.Round(counts), -limit - 1, limit);
}
