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
        IAnalogInput input = Started(_buses.OpenAnalog(0, 3300, 20));
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
        IAnalogInput input = Started(_buses.OpenAnalog(0, 3300, 20));
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
        IAnalogInput input = Started(_buses.OpenAnalog(0, 3300, 20));
        _board.UptimeMs += 25;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.Equal(AnalogState.Waiting, input.Read(_board.UptimeMs));
        Assert.Equal(AnalogState.Failed, input.Read(_board.UptimeMs + 1_000));
    }

    [Fact]
    public void A_window_has_its_smallest_and_its_largest_sample()
    {
        IAnalogInput input = Started(_buses.OpenAnalog(0, 3300, 20));
        _board.Volts = 1;
        _board.UptimeMs += 5;
        input.Read(_board.UptimeMs);
        _board.Volts = 3;
        _board.UptimeMs += 15;
        Assert.Equal(AnalogState.Ready, input.Read(_board.UptimeMs));
        Assert.Equal((1.0, 2.5, 3.0), (Math.Round(input.LowestVolts, 2), Math.Round(input.Volts, 2), Math.Round(input.HighestVolts, 2)));
    }

    [Fact]
    public void Four_inputs_share_the_converter_each_with_windows_of_its_own()
    {
        IAnalogInput quick = _buses.OpenAnalog(0, 3300, 20);
        IAnalogInput[] slow = [_buses.OpenAnalog(1, 3300, 100), _buses.OpenAnalog(3, 3300, 250), _buses.OpenAnalog(4, 6600, 1000)];
        Assert.Null(_buses.OpenAnalog(5, 3300, 1000));
        Assert.Contains("more than 4 analog channels", _buses.Fault, StringComparison.Ordinal);
        _buses.Start();
        int[] ready = new int[4];
        for (int i = 1; i <= 100; i++)
        {
            _board.Volts = i / 50.0;
            _board.UptimeMs += 10;
            if (quick.Read(_board.UptimeMs) == AnalogState.Ready)
            {
                ready[0]++;
                Assert.Equal(_board.UptimeMs, quick.AtMs);
                Assert.InRange(quick.Volts, (i - 0.6) / 50, (i - 0.4) / 50);
            }
        }

        // None of the others was looked at: what is new of each is its last window.
        Assert.Equal(50, ready[0]);
        int[] from = [900, 720, 0];
        int[] until = [1000, 960, 1000];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(AnalogState.Ready, slow[i].Read(_board.UptimeMs));
            Assert.Equal(AnalogState.Waiting, slow[i].Read(_board.UptimeMs));
            double gain = i == 2 ? 2 : 1;
            Assert.Equal(until[i], slow[i].AtMs);
            Assert.Equal(gain * (from[i] + until[i] + 10) / 1000, slow[i].Volts, 0.01);
            Assert.Equal(gain * (from[i] + 10) / 500, slow[i].LowestVolts, 0.01);
            Assert.Equal(gain * until[i] / 500, slow[i].HighestVolts, 0.01);
        }
    }

    [Fact]
    public void An_input_that_is_opened_later_begins_at_once_and_one_the_board_lacks_stops_no_other()
    {
        _board.Volts = 1;
        IAnalogInput first = Started(_buses.OpenAnalog(0, 3300, 20));
        _board.UptimeMs += 10;
        Assert.Null(_buses.OpenAnalog(99, 3300, 20));
        Assert.Null(_buses.OpenAnalog(0, 3300, 20));
        Assert.Contains("taken", _buses.Fault, StringComparison.Ordinal);
        IAnalogInput second = _buses.OpenAnalog(1, 3300, 40);
        _board.UptimeMs += 40;
        Assert.Equal((AnalogState.Ready, AnalogState.Ready), (first.Read(_board.UptimeMs), second.Read(_board.UptimeMs)));
        Assert.Equal((50, 50), (first.AtMs, second.AtMs));
    }

    [Fact]
    public void A_window_whose_end_was_lost_is_none_and_one_with_a_gap_is_of_the_rest()
    {
        IAnalogInput quick = _buses.OpenAnalog(0, 3300, 20);
        IAnalogInput slow = Started(_buses.OpenAnalog(1, 3300, 400));
        _board.Volts = 1;
        _board.UptimeMs += 300;

        // Eight windows were kept, seven are lost: with the five to come it is whole but for them.
        Assert.Equal(AnalogState.Waiting, quick.Read(_board.UptimeMs));
        _board.Volts = 2;
        _board.UptimeMs += 100;
        Assert.Equal(AnalogState.Ready, slow.Read(_board.UptimeMs));
        Assert.Equal(((8 * 1) + (5 * 2)) / 13.0, slow.Volts, 0.001);
        _board.UptimeMs += 500;
        Assert.Equal(AnalogState.Waiting, slow.Read(_board.UptimeMs));
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(AnalogState.Waiting, slow.Read(_board.UptimeMs));
            _board.UptimeMs += 100;
        }

        Assert.Equal(AnalogState.Ready, slow.Read(_board.UptimeMs));
        Assert.Equal(1300, slow.AtMs);
    }

    [Fact]
    public void Waves_have_a_second_beside_quick_windows_and_keep_what_was_not_looked_at()
    {
        _board.Volts = 1.8;
        IAnalogInput quick = _buses.OpenAnalog(0, 3300, 20);
        IWaveInput currents = _buses.OpenWaves([1, 3], false, 3300, 1650, 0);
        _buses.Start();
        for (int i = 1; i <= 300; i++)
        {
            _board.Volts = i == 150 ? 3.4 : 1.8;
            _board.UptimeMs += 10;
            quick.Read(_board.UptimeMs);
        }

        for (int second = 1; second <= 3; second++)
        {
            Assert.Equal(AnalogState.Ready, currents.Take(_board.UptimeMs));
            Assert.Equal(1000 * second, currents.AtMs);
            Assert.Equal(second == 2, currents.Clipped > 0);
            if (second != 2)
            {
                Assert.Equal((0.15, 0.0), (Math.Round(currents.Mean(1), 3), Math.Round(currents.Rms(1), 3)));
            }
        }

        Assert.Equal(AnalogState.Waiting, currents.Take(_board.UptimeMs));
        Assert.Equal(AnalogState.Failed, currents.Take(_board.UptimeMs + 3_001));
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

    private IAnalogInput Started(IAnalogInput input)
    {
        _buses.Start();
        return input;
    }
}
