using System.Device.Gpio;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>The device's ports as the node sees them: native drivers on an emulated board's wires.</summary>
public sealed class PortTests : IDisposable
{
    private readonly FakeBoard _board = new(TimeProvider.System);
    private readonly FakeLine _line = new();
    private readonly NativeBuses _buses;

    public PortTests()
    {
        EmulatedBoard.Current = _board;
        NativeBoard.Current = _board;
        _board.Lines["COM2"] = _line;
        _buses = new NativeBuses(new NanoClock(), new GpioOutputs());
    }

    public void Dispose()
    {
        _buses.Dispose();
        EmulatedBoard.Current = null;
        NativeBoard.Current = null;
    }

    [Theory]
    [InlineData("none")]
    [InlineData("even")]
    [InlineData("odd")]
    public void A_port_opens_with_the_format_of_the_settings(string parity)
    {
        Assert.NotNull(_buses.OpenFrames("COM2", 2400, parity, Framer.Dlt645));
        Assert.Equal([$"COM2 2400 {parity} 8 1"], _board.Opened);
        Assert.Null(_buses.Fault);
    }

    [Theory]
    [InlineData("COM9")]
    [InlineData("COM")]
    [InlineData("USB1")]
    public void A_port_that_the_board_lacks_is_null_and_said_in_words(string port)
    {
        Assert.Null(_buses.OpenFrames(port, 9600, "none", Framer.Plantower));
        Assert.Contains(port, _buses.Fault, StringComparison.Ordinal);
        Assert.Contains("no such port", _buses.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_the_board_lacks_is_null_and_said_in_words()
    {
        Assert.Null(_buses.OpenAnalog(99, 3300, 20));
        Assert.Contains("99", _buses.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bus_that_the_board_lacks_is_null_and_said_in_words()
    {
        Assert.Null(_buses.OpenI2c(2, 0x44));
        Assert.Contains("I2C bus 2", _buses.Fault, StringComparison.Ordinal);
        Assert.Null(_buses.OpenSht4x(2, 0x44));
        Assert.Null(_buses.OpenSpi(2, 10, 1, 1_000_000));
        Assert.Contains("SPI bus 2", _buses.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_go_both_ways_over_I2C_SPI_and_1_Wire()
    {
        byte[] read = new byte[4];
        II2cDevice i2c = _buses.OpenI2c(1, 0x44);
        Assert.Equal(TransferState.Done, i2c.Transfer([0x12, 0x34], 2, read, 3));
        Assert.Equal([0x44, 0x12, 0x34, 0x00], read);
        Assert.Equal(TransferState.Done, i2c.Transfer([0x12], 1, null, 0));
        Assert.Equal(TransferState.NoAnswer, _buses.OpenI2c(1, 0x45).Transfer([0x12], 1, null, 0));
        Assert.Equal(TransferState.Failed, _buses.OpenI2c(1, 0x46).Transfer(null, 0, read, 1));

        Assert.True(_buses.OpenSpi(1, 10, 1, 1_000_000).Transfer([0x80, 0x0F], read, 2));
        Assert.Equal([0x7F, 0xF0, 0x34, 0x00], read);

        IOneWireBus wire = _buses.OpenOneWire();
        Assert.True(wire.Reset());
        wire.Write(0x33);
        Assert.Equal("11001100", string.Concat(_board.Slots.Select(bit => bit ? '1' : '0')));
        Assert.Equal(0x0F, wire.Read());
        Assert.Null(_buses.Fault);
    }

    [Fact]
    public void A_request_goes_out_and_its_answer_comes_back_whole()
    {
        IFrameBus frames = _buses.OpenFrames("COM2", 9600, "none", Framer.ModbusRtu);
        byte[] into = new byte[256];
        Assert.True(frames.Take(into) < 0);

        int ticket = frames.Submit([0x01, 0x04, 0x00, 0x00, 0x00, 0x02, 0x71, 0xCB], 8, 500);
        Assert.True(ticket > 0);
        _board.UptimeMs += 10;
        Assert.True(frames.Take(into) < 0);
        Assert.Equal([0x01, 0x04, 0x00, 0x00, 0x00, 0x02, 0x71, 0xCB], _line.Sent);

        _board.UptimeMs += 20;
        _line.Feed(_board.UptimeUs, 0x01, 0x04, 0x04, 0x43, 0x66, 0x33, 0x34, 0x1B, 0x38);
        _board.UptimeMs += 20;
        Assert.Equal(9, frames.Take(into));
        Assert.Equal((ticket, FrameStatus.Answer, 0L), (frames.Ticket, frames.Status, frames.Damaged));
        Assert.Equal(0x1B38, (into[7] << 8) | into[8]);
    }

    [Fact]
    public void Silence_is_a_timeout_and_noise_is_damage()
    {
        IFrameBus frames = _buses.OpenFrames("COM2", 9600, "none", Framer.Dlt645);
        byte[] into = new byte[256];
        int first = frames.Submit([0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x11, 4, 0x33, 0x33, 0x34, 0x33, 0xB3, 0x16], 16, 300);
        _board.UptimeMs += 500;
        Assert.Equal(0, frames.Take(into));
        Assert.Equal((first, FrameStatus.Timeout), (frames.Ticket, frames.Status));

        int second = frames.Submit([0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x11, 4, 0x33, 0x33, 0x34, 0x33, 0xB3, 0x16], 16, 300);
        _board.UptimeMs += 100;
        Assert.True(frames.Take(into) < 0);
        _line.Feed(_board.UptimeUs, [.. Enumerable.Repeat((byte)0x55, 20)]);
        _board.UptimeMs += 900;
        Assert.Equal(0, frames.Take(into));
        Assert.Equal((second, FrameStatus.Corrupt), (frames.Ticket, frames.Status));
        Assert.True(frames.Damaged >= 20);
    }

    [Fact]
    public void Closing_the_buses_closes_the_ports()
    {
        _buses.OpenFrames("COM2", 9600, "none", Framer.Plantower);
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
        _board.Volts = volts;
        IAnalogInput input = _buses.OpenAnalog(0, 3300, 20);
        Assert.Equal(AnalogState.Waiting, input.Read(_board.UptimeMs));
        _board.UptimeMs += 25;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.InRange(input.Volts, volts - (3.3 / 4095 / 2) - 1e-6, volts + (3.3 / 4095 / 2) + 1e-6);
        Assert.InRange(input.AtMs, 19, 21);
    }

    [Fact]
    public void After_a_long_pause_the_old_windows_are_no_values()
    {
        _board.Volts = 1;
        IAnalogInput input = _buses.OpenAnalog(0, 3300, 20);
        _board.UptimeMs += 300;
        Assert.Equal(AnalogState.Waiting, input.Read(_board.UptimeMs));
        _board.UptimeMs += 20;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.InRange(_board.UptimeMs - input.AtMs, 0, 40);
    }

    [Fact]
    public void A_converter_that_does_not_deliver_has_failed()
    {
        _board.Volts = 1;
        IAnalogInput input = _buses.OpenAnalog(0, 3300, 20);
        _board.UptimeMs += 25;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.Equal(AnalogState.Waiting, input.Read(_board.UptimeMs));
        Assert.Equal(AnalogState.Failed, input.Read(_board.UptimeMs + 1_000));
    }

    [Fact]
    public void A_window_has_its_smallest_and_its_largest_sample()
    {
        IAnalogInput input = _buses.OpenAnalog(0, 3300, 20);
        _board.Volts = 1;
        _board.UptimeMs += 5;
        input.Read(_board.UptimeMs);
        _board.Volts = 3;
        _board.UptimeMs += 15;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.Equal((1.0, 2.5, 3.0), (Math.Round(input.LowestVolts, 2), Math.Round(input.Volts, 2), Math.Round(input.HighestVolts, 2)));
    }

    [Fact]
    public void The_native_drivers_are_of_this_version() => Assert.True(NativeCore.IsCompatible);

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
        Assert.Throws<InvalidOperationException>(() => new NanoClock());
        NativeBoard.Current = null;
        Assert.Contains("NativeBoard.Current", Assert.Throws<InvalidOperationException>(() => new FramedUart(2, Framer.Dlt645, 2400, 2, 0)).Message, StringComparison.Ordinal);
    }
}
