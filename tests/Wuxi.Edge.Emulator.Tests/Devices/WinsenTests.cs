using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Winsen;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated Winsen modules against the frames of their manuals.</summary>
public class WinsenTests
{
    [Theory]
    [InlineData(544, "FF8602200000000058")]
    [InlineData(0, "FF860000000000007A")]
    [InlineData(99_999, "FF861388000000" + "00DF")] // held at the end of its range, 5000
    [InlineData(-5, "FF860000000000007A")]
    public void Answers_the_read_command_of_the_manual(double ppm, string reply)
    {
        EmulatedMhZ19 module = new("co2-1", Signal("co2", ppm), 5000);
        Assert.Equal([reply], Tell(module, "FF0186000000000079"));
        Assert.Equal([reply], Tell(module, "00FFFF0186000000000079")); // behind rubbish
    }

    [Theory]
    [InlineData("FF0186000000000078", "its checksum is wrong")]
    [InlineData("FF0286000000000078", "it is not for a module")]
    [InlineData("FF0187000000000078", "a zero calibration is not answered")]
    [InlineData("FF0179A000000000E6", "the self-calibration switch is not answered")]
    public void Says_nothing_to_a_command_because(string command, string reason) =>
        Assert.True(Tell(new EmulatedMhZ19("co2-1", Signal("co2", 544), 5000), command).Count == 0, reason);

    [Theory]
    [InlineData(3.7, "FF04030100251388" + "38")]
    [InlineData(0, "FF04030100001388" + "5D")]
    [InlineData(9999, "FF04030113881388" + "C2")] // held at 500.0
    public void Uploads_carbon_monoxide_each_second(double ppm, string frame)
    {
        EmulatedZe07Co module = new("co-1", Signal("co", ppm), 7);
        var output = new Output();
        while (module.NextWakeNs < 60_000_000_000)
        {
            module.Wake(module.NextWakeNs, output);
        }

        Assert.InRange(output.Frames.Count, 54, 67);
        Assert.All(output.Frames, sent => Assert.Equal(frame, sent));
    }

    [Fact]
    public void Is_asked_only_after_it_was_told_to()
    {
        EmulatedZe07Co module = new("co-1", Signal("co", 3.7), 7);
        const string Read = "FF0186000000000079";
        Assert.Empty(Tell(module, Read));
        Assert.Empty(Tell(module, "FF0178410000000046"));
        Assert.Equal(["FF8600250000000055"], Tell(module, Read));
        var output = new Output();
        module.Wake(module.NextWakeNs, output);
        Assert.Empty(output.Frames);
        Assert.Empty(Tell(module, "FF0178400000000047"));
        module.Wake(module.NextWakeNs, output);
        Assert.Single(output.Frames);
    }

    private static List<string> Tell(ISerialDevice module, string command)
    {
        var output = new Output();
        foreach (byte value in Convert.FromHexString(command))
        {
            module.Receive(value, 0, output);
        }

        return output.Frames;
    }

    private static SignalSet Signal(string metric, double value) =>
        new(new Dictionary<string, Signal> { [metric] = new ConstantSignal(value) });

    private sealed class Output : ISerialTransmitter
    {
        public List<string> Frames { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs) => Frames.Add(Convert.ToHexString(data));
    }
}
