using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Sds011;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated SDS011 against captured frames and the commands of its protocol, V1.3.</summary>
public class Sds011Tests
{
    [Theory]
    [InlineData("aac08c009400bcf9d5ab", 14.0, 14.8, 0xBCF9)]
    [InlineData("aac00600060058d93dab", 0.6, 0.6, 0x58D9)]
    [InlineData("aac00f270f27a1606dab", 1e6, 1e6, 0xA160)] // held at the end of its range
    [InlineData("aac000000000a16001ab", -1, -1, 0xA160)]
    public void Builds_the_captured_frames(string expected, double pm2, double pm10, int id) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sds011Frame.Values(pm2, pm10, (ushort)id)));

    [Fact]
    public void Sends_about_a_frame_a_second_by_itself()
    {
        EmulatedSds011 sensor = Sensor();
        var output = new Output();
        while (sensor.NextWakeNs < 60_000_000_000)
        {
            sensor.Wake(sensor.NextWakeNs, output);
        }

        Assert.InRange(output.Frames.Count, 54, 67);
        Assert.All(output.Frames, frame => Assert.Equal("aac08c009400a16021ab", frame));
    }

    [Fact]
    public void Obeys_the_commands_of_the_protocol()
    {
        EmulatedSds011 sensor = Sensor();
        const string Data = "aac08c009400a16021ab";
        Assert.Equal([Data], Tell(sensor, ""));
        Assert.Equal(["aac502010100a16005ab"], Tell(sensor, "AAB402010100000000000000000000FFFF02AB")); // only when asked
        Assert.Equal([Data], Tell(sensor, "00AAB404000000000000000000000000FFFF02AB")); // query, behind rubbish
        Assert.Empty(Tell(sensor, "AAB404000000000000000000000000FFFF03AB")); // wrong sum
        Assert.Empty(Tell(sensor, "AAB404000000000000000000000000123448AB")); // another one's
        Assert.Equal(["aac506010000a16008ab"], Tell(sensor, "AAB406010000000000000000000000FFFF05AB")); // sleep
        Assert.Empty(Tell(sensor, "AAB404000000000000000000000000FFFF02AB"));
        Assert.Equal(["aac506010100a16009ab"], Tell(sensor, "AAB406010100000000000000000000FFFF06AB")); // work
        Assert.Equal(["aac502010000a16004ab", Data], Tell(sensor, "AAB402010000000000000000000000FFFF01AB")); // by itself again
    }

    /// <summary>What comes of a command and the second after it.</summary>
    private static List<string> Tell(EmulatedSds011 sensor, string command)
    {
        var output = new Output();
        foreach (byte value in Convert.FromHexString(command))
        {
            sensor.Receive(value, sensor.NextWakeNs - 1, output);
        }

        sensor.Wake(sensor.NextWakeNs, output);
        return output.Frames;
    }

    private static EmulatedSds011 Sensor() => new(
        "dust-1",
        new SignalSet(new Dictionary<string, Signal> { ["pm2_5"] = new ConstantSignal(14), ["pm10"] = new ConstantSignal(14.8) }),
        7);

    private sealed class Output : ISerialTransmitter
    {
        public List<string> Frames { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs) => Frames.Add(Convert.ToHexStringLower(data));
    }
}
