using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>Output pins and the files of trips, as the shell on the board has them.</summary>
public sealed class OutputPinTests : IDisposable
{
    private const string Outputs =
        "wuxi-edge 1\nnode N001 group=W1 host=gateway\nbroker 127.0.0.1 port=8883\n" +
        "device fan-1 output pin=21 active=high safe=on boot=off timeout=30000\n" +
        "device valve-1 output pin=22 active=low safe=off boot=on timeout=30000\n" +
        "device lamp-1 output pin=23 active=low safe=off boot=off timeout=30000\n";

    private readonly FakeBoard _board = new(new ManualTimeProvider());
    private readonly TemporaryFolder _folder = new();

    public OutputPinTests()
    {
        EmulatedBoard.Current = _board;
        NativeBoard.Current = _board;
    }

    public void Dispose()
    {
        EmulatedBoard.Current = null;
        NativeBoard.Current = null;
        _folder.Dispose();
    }

    [Fact]
    public void Outputs_are_driven_before_there_is_a_node_and_when_it_is_gone()
    {
        NodeSettings settings = Settings(Outputs);
        using var outputs = new GpioOutputs();
        outputs.DriveBoot(settings);
        Assert.Equal([(21, false), (22, false), (23, true)], Pins());
        outputs.DriveSafe(settings, null);
        Assert.Equal([(21, true), (22, true), (23, true)], Pins());
        Assert.Null(outputs.Fault);
    }

    [Fact]
    public void An_output_that_other_settings_no_longer_have_becomes_safe_and_the_others_stay()
    {
        NodeSettings settings = Settings(Outputs);
        using var outputs = new GpioOutputs();
        outputs.DriveBoot(settings);
        outputs.DriveSafe(settings, Settings(Outputs[..Outputs.IndexOf("device valve-1", StringComparison.Ordinal)]));
        Assert.Equal([(21, false), (22, true), (23, true)], Pins());
    }

    [Fact]
    public void The_node_takes_over_the_pins_that_are_open()
    {
        using var outputs = new GpioOutputs();
        outputs.DriveBoot(Settings(Outputs));
        using var buses = new NativeBuses(new NanoClock(), outputs);
        IOutputPin fan = buses.OpenOutput(21, true);
        Assert.Null(buses.Fault);
        Assert.True(_board.Pins[21]);
        fan.Write(false);
        Assert.False(_board.Pins[21]);
    }

    [Fact]
    public void A_pin_that_is_taken_is_told_and_the_others_are_driven()
    {
        NodeSettings settings = Settings(Outputs);
        using var outputs = new GpioOutputs();
        _board.BrokenPin = 21;
        outputs.DriveBoot(settings);
        Assert.Contains("21", outputs.Fault, StringComparison.Ordinal);
        Assert.Equal([(22, false), (23, true)], Pins());

        using var buses = new NativeBuses(new NanoClock(), outputs);
        Assert.Null(buses.OpenOutput(21, true));
        Assert.Contains("output pin 21", buses.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_trips_keep_what_was_written_last_in_each()
    {
        var latches = new FileLatches(_folder.File("trips"));
        byte[] into = new byte[8];
        Assert.Equal(0, latches.Read(0, into));
        Assert.True(latches.Write(0, [1, 2, 3, 4, 5], 5));
        Assert.True(latches.Write(1, [9, 9, 9], 2));
        Assert.True(latches.Write(0, [7, 8, 9, 0], 3));

        var again = new FileLatches(_folder.File("trips"));
        Assert.Equal(3, again.Read(0, into));
        Assert.Equal([7, 8, 9], into[..3]);
        Assert.Equal(2, again.Read(1, into));
        Assert.Null(again.Fault);
    }

    [Fact]
    public void Files_that_cannot_be_written_are_told()
    {
        var latches = new FileLatches(Path.Combine(_folder.File("missing"), "trips"));
        Assert.False(latches.Write(0, [1], 1));
        Assert.NotNull(latches.Fault);
    }

    private static NodeSettings Settings(string text)
    {
        var parser = new SettingsParser();
        NodeSettings? settings = parser.Parse(text);
        Assert.Empty(parser.Faults);
        return settings!;
    }

    private (int Pin, bool IsHigh)[] Pins() => [.. _board.Pins.OrderBy(pin => pin.Key).Select(pin => (pin.Key, pin.Value))];
}
