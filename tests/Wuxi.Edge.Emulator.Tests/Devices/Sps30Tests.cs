using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Sps30;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated SPS30 against captured frames and the commands of its data sheet.</summary>
public class Sps30Tests
{
    private const long SecondNs = 1_000_000_000;
    private const string Start = "7E0000020103F97E";
    private const string StartWholeNumbers = "7E0000020105F77E";
    private const string Stop = "7E000100FE7E";
    private const string Read = "7E000300FC7E";

    [Theory]
    [InlineData("7e0003002840a78320411777bb414a5f8341548ddd41d2833e427d33fc854226172242" + "29a4d9422a29bc3f55b7e79e7e")]
    [InlineData("7e0003002840df03da417d3162ae41279e32412c107d5e42307d5ed34255c04c425e0908425fa28a425fe4433f40fa1fff7e")]
    public void Stuffs_and_sums_as_the_captured_frames_do(string captured)
    {
        byte[] content = ShdlcFrame.FromBytes(Convert.FromHexString(captured)[1..^1])!;
        Assert.Equal(44, content.Length);
        Assert.Equal(captured, Convert.ToHexStringLower(ShdlcFrame.ToBytes(content)));
        content[10] ^= 1;
        Assert.NotEqual(captured, Convert.ToHexStringLower(ShdlcFrame.ToBytes(content)));
    }

    [Fact]
    public void Measures_once_a_second_after_it_was_started()
    {
        EmulatedSps30 sensor = Sensor();
        Assert.Equal("7E00034300B97E", Tell(sensor, Read, 0));
        Assert.Equal("7E00000000FF7E", Tell(sensor, Start, 0));
        Assert.Equal("7E00004300BC7E", Tell(sensor, Start, 1));
        Assert.Equal("7E00030000FC7E", Tell(sensor, Read, SecondNs - 1));
        Assert.StartsWith("7E00030028" + "40400000" + "40C00000" + "40E00000" + "41000000", Tell(sensor, Read, SecondNs), StringComparison.Ordinal);
        Assert.Equal("7E00030000FC7E", Tell(sensor, Read, SecondNs + 1));
        Assert.Equal("7E00010000FE7E", Tell(sensor, Stop, 2 * SecondNs));
        Assert.Equal("7E00034300B97E", Tell(sensor, Read, 3 * SecondNs));
    }

    [Fact]
    public void Gives_whole_numbers_when_it_was_told_to()
    {
        EmulatedSps30 sensor = Sensor();
        Tell(sensor, StartWholeNumbers, 0);
        Assert.StartsWith("7E00030014" + "0003" + "0006" + "0007" + "0008", Tell(sensor, Read, SecondNs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7E0000020103F87E", "")] // wrong checksum
    [InlineData("7E0100020103F87E", "")] // another address
    [InlineData("7E0000020104F87E", "7E00000400FB7E")] // no such format
    [InlineData("7E00000101FD7E", "7E00000100FE7E")] // too short
    [InlineData("7E00990066" + "7E", "7E00990200647E")] // no such command
    public void Refuses_what_is_wrong(string request, string answer) => Assert.Equal(answer, Tell(Sensor(), request, 0));

    [Fact]
    public void Shows_a_failed_fan_in_every_state()
    {
        EmulatedSps30 sensor = Sensor();
        sensor.HasFailed = true;
        Assert.Equal("7E000080007F7E", Tell(sensor, Start, 0));
        Assert.Equal("7E000380007C7E", Tell(sensor, Read, 1));
    }

    private static string Tell(EmulatedSps30 sensor, string request, long nowNs)
    {
        var output = new Output();
        foreach (byte value in Convert.FromHexString(request))
        {
            sensor.Receive(value, nowNs, output);
        }

        return output.Text;
    }

    private static EmulatedSps30 Sensor() => new(
        "dust-1",
        new SignalSet(new Dictionary<string, Signal>
        {
            ["pm1_0"] = new ConstantSignal(3),
            ["pm2_5"] = new ConstantSignal(6),
            ["pm4_0"] = new ConstantSignal(7),
            ["pm10"] = new ConstantSignal(8),
        }));

    private sealed class Output : ISerialTransmitter
    {
        public string Text { get; private set; } = "";

        public void Send(ReadOnlySpan<byte> data, long startNs) => Text += Convert.ToHexString(data);
    }
}
