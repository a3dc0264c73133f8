using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Pms5003;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated dust sensor against captured frames (standards.md A.4, vectors.json "pms").</summary>
public class Pms5003Tests
{
    [Theory]
    [InlineData("424d001c00000008000800000008000800d20046002d001e00000000970002c5", new double[] { 0, 8, 8, 0, 8, 8, 210, 70, 45, 30, 0, 0 })]
    [InlineData("424d001c000000050005000000050005008a002e0017000f0000000097000234", new double[] { 0, 5, 5, 0, 5, 5, 138, 46, 23, 15, 0, 0 })]
    public void Builds_the_captured_frames(string expected, double[] values) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Pms5003Frame.ToBytes(values)));

    [Fact]
    public void Sends_about_a_frame_a_second_by_itself()
    {
        var sensor = Sensor();
        var output = new Output();
        while (sensor.NextWakeNs < 60_000_000_000)
        {
            sensor.Wake(sensor.NextWakeNs, output);
        }

        Assert.InRange(output.Frames.Count, 54, 67);
        Assert.All(output.Frames, frame => Assert.Equal("424d001c00000008000800000008000800d20046002d001e00000000970002c5", frame));
    }

    [Fact]
    public void Obeys_the_commands_of_the_data_sheet()
    {
        var sensor = Sensor();
        var output = new Output();
        Assert.Equal(1, Frames(sensor, output, ""));
        Assert.Equal(0, Frames(sensor, output, "424DE100000170")); // passive
        Assert.Equal(1, Frames(sensor, output, "00424DE200000171")); // read, behind rubbish
        Assert.Equal(0, Frames(sensor, output, "424DE200000172")); // wrong checksum
        Assert.Equal(1, Frames(sensor, output, "424DE100010171")); // active
        Assert.Equal(0, Frames(sensor, output, "424DE400000173")); // sleep
        Assert.Equal(1, Frames(sensor, output, "424DE400010174")); // wake
    }

    /// <summary>How many frames come of a command and the second after it.</summary>
    private static int Frames(EmulatedPms5003 sensor, Output output, string command)
    {
        int before = output.Frames.Count;
        foreach (byte value in Convert.FromHexString(command))
        {
            sensor.Receive(value, sensor.NextWakeNs - 1, output);
        }

        sensor.Wake(sensor.NextWakeNs, output);
        return output.Frames.Count - before;
    }

    private static EmulatedPms5003 Sensor() => new(
        "dust-1",
        new SignalSet(new Dictionary<string, Signal>
        {
            ["pm1_0"] = new ConstantSignal(0),
            ["pm2_5"] = new ConstantSignal(8),
            ["pm10"] = new ConstantSignal(8),
        }),
        7);

    private sealed class Output : ISerialTransmitter
    {
        public List<string> Frames { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs) => Frames.Add(Convert.ToHexStringLower(data));
    }
}
