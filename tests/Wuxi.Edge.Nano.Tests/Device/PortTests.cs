using System.Device.Gpio;
using System.IO.Ports;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>The device's ports as the node sees them, over the emulated nanoFramework types.</summary>
public sealed class PortTests : IDisposable
{
    private readonly FakeBoard _board = new(TimeProvider.System);
    private readonly FakeLine _line = new();
    private readonly NanoBuses _buses;

    public PortTests()
    {
        EmulatedBoard.Current = _board;
        _board.Lines["COM2"] = _line;
        _buses = new NanoBuses();
    }

    public void Dispose()
    {
        _buses.Dispose();
        EmulatedBoard.Current = null;
    }

    [Theory]
    [InlineData("none")]
    [InlineData("even")]
    [InlineData("odd")]
    public void A_port_opens_with_the_format_of_the_settings(string parity)
    {
        Assert.NotNull(_buses.OpenUart("COM2", 2400, parity));
        Assert.Equal([$"COM2 2400 {parity} 8 1"], _board.Opened);
        Assert.Null(_buses.Fault);
    }

    [Fact]
    public void A_port_that_the_board_lacks_is_null_and_said_in_words()
    {
        Assert.Null(_buses.OpenUart("COM9", 9600, "none"));
        Assert.Contains("COM9", _buses.Fault, StringComparison.Ordinal);
        Assert.Null(_buses.OpenAnalog(99, 3300));
        Assert.Contains("99", _buses.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_takes_what_is_there_and_never_waits()
    {
        IUart uart = _buses.OpenUart("COM2", 9600, "none");
        byte[] buffer = new byte[8];
        Assert.Equal(0, uart.Read(buffer, 0, 8));

        foreach (byte value in new byte[] { 1, 2, 3, 4, 5 })
        {
            _line.Received.Enqueue(value);
        }

        Assert.Equal(2, uart.Read(buffer, 3, 2));
        Assert.Equal([0, 0, 0, 1, 2, 0, 0, 0], buffer);
        Assert.Equal(3, uart.Read(buffer, 0, 8));
        uart.Write([9, 8, 7], 1, 2);
        Assert.Equal([8, 7], _line.Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(500)]
    public void Discarded_input_is_gone(int bytes)
    {
        IUart uart = _buses.OpenUart("COM2", 9600, "none");
        Enumerable.Range(0, bytes).ToList().ForEach(i => _line.Received.Enqueue((byte)i));
        uart.DiscardInput();
        Assert.Equal(0, uart.Read(new byte[8], 0, 8));
    }

    [Fact]
    public void A_port_that_fails_says_so_and_works_again_when_it_does()
    {
        IUart uart = _buses.OpenUart("COM2", 9600, "none");
        _line.IsBroken = true;
        Assert.Equal(-1, uart.Read(new byte[8], 0, 8));
        uart.Write([1], 0, 1);
        _line.IsBroken = false;
        Assert.Equal(-1, uart.Read(new byte[8], 0, 8));
        Assert.Equal(0, uart.Read(new byte[8], 0, 8));
    }

    [Fact]
    public void Closing_the_buses_closes_the_ports()
    {
        _buses.OpenUart("COM2", 9600, "none");
        _buses.Dispose();
        Assert.True(_line.IsDisposed);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    [InlineData(3.0)]
    [InlineData(3.3)]
    public void An_analog_input_reads_volts_to_half_a_count(double volts)
    {
        IAnalogInput input = _buses.OpenAnalog(0, 3300);
        _board.Volts = volts;
        Assert.InRange(input.ReadVolts(), volts - (3.3 / 4095 / 2) - 1e-9, volts + (3.3 / 4095 / 2) + 1e-9);
    }

    [Fact]
    public void An_analog_input_clips_at_full_scale_and_is_negative_when_it_fails()
    {
        IAnalogInput input = _buses.OpenAnalog(0, 3300);
        _board.Volts = 5;
        Assert.Equal(3.3, input.ReadVolts(), 9);
        _board.IsConverterBroken = true;
        Assert.True(input.ReadVolts() < 0);
    }

    [Fact]
    public void The_clock_is_the_boards()
    {
        var clock = new NanoClock();
        _board.UtcMs = 1_790_000_000_123;
        _board.UptimeMs = 77;
        Assert.Equal((1_790_000_000_123, 77), (clock.UtcMs, clock.UptimeMs));
    }

    [Fact]
    public void Pins_go_to_the_board_and_only_outputs_are_driven()
    {
        using var controller = new GpioController();
        using GpioPin output = controller.OpenPin(17, PinMode.Output);
        output.Write(PinValue.High);
        Assert.True(_board.Pins[17]);
        output.Toggle();
        Assert.False(_board.Pins[17]);
        using GpioPin input = controller.OpenPin(4, PinMode.InputPullUp);
        Assert.Throws<InvalidOperationException>(() => input.Write(PinValue.High));
        Assert.Throws<InvalidOperationException>(() => controller.OpenPin(17));
    }

    [Fact]
    public void Firmware_outside_a_board_says_so()
    {
        EmulatedBoard.Current = null;
        Assert.Contains("EmulatedBoard.Current", Assert.Throws<InvalidOperationException>(() => new SerialPort("COM2")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new NanoClock());
    }
}
