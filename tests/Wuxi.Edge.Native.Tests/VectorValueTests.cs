using System.Buffers.Binary;
using System.Globalization;

namespace Wuxi.Edge.Native.Tests;

/// <summary>
/// The published frames carry, once they are through the native driver, the values that are published with them. Decoded here from
/// the protocols' own descriptions, so that no driver judges itself.
/// </summary>
public sealed class VectorValueTests
{
    [Theory]
    [InlineData("cjt188-read-and-reply", 1, 14, 556677.00)]
    [InlineData("cjt188-second-meter", 0, 14, 68.00)]
    [InlineData("cjt188-identifier-high-byte-first", 0, 14, 2.00)]
    public void A_water_meters_total_is_four_bcd_bytes_low_first(string name, int frame, int at, double cubicMetres) =>
        Assert.Equal(cubicMetres, Bcd(FrameCase.Read(name).Frames[frame].AsSpan(at, 4)) / 100.0);

    [Fact]
    public void A_modbus_meters_voltage_is_a_float_high_byte_first() =>
        Assert.Equal(230.2f, BinaryPrimitives.ReadSingleBigEndian(FrameCase.Read("modbus-read-and-reply").Frames[1].AsSpan(3)), 0.001f);

    [Fact]
    public void A_modbus_exception_is_function_80_and_a_code()
    {
        byte[] frame = FrameCase.Read("modbus-exception").Frames[^1];
        Assert.Equal((0x83, 2), (frame[1], frame[2]));
    }

    [Theory]
    [InlineData(0, "0 8 8", "210 70 45 30 0 0")]
    [InlineData(1, "0 5 5", null)]
    public void A_plantower_frame_has_concentrations_and_counts_as_words(int frame, string atmospheric, string? counts)
    {
        byte[] bytes = FrameCase.Read("plantower-two-frames").Frames[frame];
        Assert.Equal(atmospheric, Words(bytes, 10, 3));
        Assert.Equal(counts ?? Words(bytes, 16, 6), Words(bytes, 16, 6));
    }

    [Theory]
    [InlineData(0, 14.0, 14.8)]
    [InlineData(1, 0.6, 0.6)]
    public void An_sds011_frame_has_tenths_low_byte_first(int frame, double fine, double coarse)
    {
        byte[] bytes = FrameCase.Read("sds011-two-frames").Frames[frame];
        Assert.Equal((fine, coarse), (((bytes[3] << 8) | bytes[2]) / 10.0, ((bytes[5] << 8) | bytes[4]) / 10.0));
    }

    [Theory]
    [InlineData(0, new[] { 5.235f, 9.467f, 12.648f, 13.285f })]
    [InlineData(1, new[] { 6.969f, 9.087f, 10.476f, 10.754f })]
    public void An_sps30_frame_has_floats_high_byte_first(int frame, float[] concentrations)
    {
        byte[] bytes = FrameCase.Read("shdlc-measured-values").Frames[frame];
        for (int i = 0; i < concentrations.Length; i++)
        {
            Assert.Equal(concentrations[i], BinaryPrimitives.ReadSingleBigEndian(bytes.AsSpan(4 + (4 * i))), 0.001f);
        }
    }

    [Theory]
    [InlineData("ff 86 02 20", 544)]
    [InlineData("ff 86 02 7c", 636)]
    public void A_carbon_dioxide_answer_is_a_word(string beginning, int partsPerMillion)
    {
        byte[] start = [.. beginning.Split(' ').Select(word => Convert.ToByte(word, 16))];
        byte[] frame = FrameCase.Read("winsen-answers").Frames.Single(bytes => bytes.AsSpan().StartsWith(start));
        Assert.Equal(partsPerMillion, (frame[2] << 8) | frame[3]);
    }

    [Fact]
    public void A_formaldehyde_answer_has_micrograms_and_parts_per_billion()
    {
        byte[] frame = FrameCase.Read("winsen-answers").Frames.Single(bytes => bytes[2] == 0x00);
        Assert.Equal((42, 32), ((frame[2] << 8) | frame[3], (frame[6] << 8) | frame[7]));
    }

    [Fact]
    public void A_carbon_monoxide_upload_has_tenths()
    {
        byte[] frame = FrameCase.Read("winsen-active-upload").Frames[0];
        Assert.Equal((3.7, 500.0), (((frame[4] << 8) | frame[5]) / 10.0, ((frame[6] << 8) | frame[7]) / 10.0));
    }

    private static string Words(byte[] bytes, int at, int count) => string.Join(
        ' ', Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + (2 * i))).ToString(CultureInfo.InvariantCulture)));

    private static long Bcd(ReadOnlySpan<byte> lowFirst)
    {
        long number = 0;
        for (int i = lowFirst.Length - 1; i >= 0; i--)
        {
            number = (number * 100) + ((lowFirst[i] >> 4) * 10) + (lowFirst[i] & 0xF);
        }

        return number;
    }
}
