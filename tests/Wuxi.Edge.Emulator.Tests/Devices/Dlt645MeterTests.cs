using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Dlt645;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>
/// The emulated meter against frames found in public sources and frames built by the same rules
/// (standards.md A.1, vectors.json "dlt645_2007").
/// </summary>
public class Dlt645MeterTests
{
    [Theory]
    [InlineData("active-energy", 1206.42, "000102030425", "68 25 04 03 02 01 00 68 11 04 33 33 34 33 E1 16", "68 25 04 03 02 01 00 68 91 08 33 33 34 33 75 39 45 33 8B 16")]
    [InlineData("voltage-a", 100.1, "000000000161", "FE FE FE FE 68 61 01 00 00 00 00 68 11 04 33 34 34 35 17 16", "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16")]
    [InlineData("active-energy", 0.26, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16", "68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")]
    [InlineData("current-a", 5.123, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 34 35 35 18 16", "68 61 01 00 00 00 00 68 91 07 33 34 35 35 56 84 33 A8 16")]
    [InlineData("active-power", 12.3456, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 33 36 35 18 16", "68 61 01 00 00 00 00 68 91 07 33 33 36 35 89 67 45 D0 16")]
    [InlineData("active-power", -1.5, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 33 36 35 18 16", "68 61 01 00 00 00 00 68 91 07 33 33 36 35 33 83 B4 05 16")]
    [InlineData("power-factor", 0.985, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 33 39 35 1B 16", "68 61 01 00 00 00 00 68 91 06 33 33 39 35 B8 3C 91 16")]
    [InlineData("frequency", 50.01, "000000000161", "68 61 01 00 00 00 00 68 11 04 35 33 B3 35 97 16", "68 61 01 00 00 00 00 68 91 06 35 33 B3 35 34 83 D0 16")]
    [InlineData("voltage-a", 0, "000000000161", "68 61 01 00 00 00 00 68 11 04 33 33 33 36 16 16", "68 61 01 00 00 00 00 68 D1 01 35 39 16")]
    [InlineData("voltage-a", 0, "000000000161", "68 AA AA AA AA AA AA 68 13 00 DF 16", "68 61 01 00 00 00 00 68 93 06 94 34 33 33 33 33 5F 16")]
    public void Answers_the_published_frames(string metric, double value, string address, string request, string reply)
    {
        Assert.Equal(reply, Ask(Meter(new Dlt645MeterOptions("m", address, WakeUps: 0), (metric, value)), request));
    }

    [Fact]
    public void Answers_the_block_of_three_voltages_after_four_wake_up_bytes()
    {
        EmulatedDlt645Meter meter = Meter(
            new Dlt645MeterOptions("m", "652022122018"), ("voltage-a", 0), ("voltage-b", 0), ("voltage-c", 239.4));
        Assert.Equal(
            "FE FE FE FE 68 18 20 12 22 20 65 68 91 0A 33 32 34 35 33 33 33 33 C7 56 13 16",
            Ask(meter, "68 18 20 12 22 20 65 68 11 04 33 32 34 35 A4 16"));
    }

    [Theory]
    [InlineData("68 61 01 00 00 00 00 68 11 04 33 33 36 35 19 16", "its checksum is wrong")]
    [InlineData("68 61 01 00 00 00 00 68 11 04 33 33 36 35 18 17", "its end mark is wrong")]
    [InlineData("68 62 01 00 00 00 00 68 11 04 33 33 36 35 19 16", "it is for another meter")]
    [InlineData("68 99 99 99 99 99 99 68 08 06 33 33 33 33 33 33 A6 16", "it is a broadcast")]
    [InlineData("68 AA AA AA AA AA AA 68 08 06 33 33 33 33 33 33 0C 16", "it is a time broadcast")]
    [InlineData("68 61 01 00 00 00 00 68 91 07 33 33 36 35 89 67 45 D0 16", "it comes from a slave")]
    [InlineData("68 61 01 00 00 00 00 68 11 FF 33 33 36 35 13 16", "it is longer than a frame may be")]
    public void Says_nothing_to_a_frame_because(string request, string reason)
    {
        Assert.True(Ask(Meter(new Dlt645MeterOptions("m", "000000000161", WakeUps: 0), ("active-power", 1)), request).Length == 0, reason);
    }

    [Fact]
    public void Finds_a_request_behind_rubbish_that_looks_like_the_start_of_one()
    {
        EmulatedDlt645Meter meter = Meter(new Dlt645MeterOptions("m", "000000000161", WakeUps: 0), ("active-power", 12.3456));
        Assert.Equal(
            "68 61 01 00 00 00 00 68 91 07 33 33 36 35 89 67 45 D0 16",
            Ask(meter, "16 68 61 FE 68 61 01 00 68 61 01 00 00 00 00 68 11 04 33 33 36 35 18 16"));
    }

    [Fact]
    public void Forgets_a_request_that_breaks_off_for_more_than_half_a_second()
    {
        EmulatedDlt645Meter meter = Meter(new Dlt645MeterOptions("m", "000000000161", WakeUps: 0), ("active-power", 1));
        byte[] request = Convert.FromHexString("68610100000000681104333336351816");
        var output = new Output();
        for (var index = 0; index < request.Length; index++)
        {
            meter.Receive(request[index], index < 8 ? index : 501_000_000 + index, output);
        }

        Assert.Empty(output.Bytes);
    }

    [Theory]
    [InlineData("active-power", 320, "02030000", "000008")] // 320 kW / (40 · 1)
    [InlineData("current-a", 200, "02020100", "005000")] // 200 A / 40
    [InlineData("voltage-a", 10_000, "02010100", "0010")] // 10 kV / 100
    public void Shows_the_secondary_side_of_its_transformers(string metric, double primary, string identifier, string expected)
    {
        double pt = metric == "voltage-a" ? 100 : 1;
        EmulatedDlt645Meter meter = Meter(new Dlt645MeterOptions("m", "000000000161", 40, pt, WakeUps: 0), (metric, primary));
        Assert.Equal(expected, Convert.ToHexString(Value(meter, identifier)));
    }

    [Theory]
    [InlineData(80, "999979")]
    [InlineData(-80, "9999F9")]
    [InlineData(-0.00001, "000000")]
    [InlineData(79.99994, "999979")]
    public void Holds_a_power_beyond_its_digits_at_the_last_number_it_can_show(double kilowatts, string expected)
    {
        Assert.Equal(expected, Convert.ToHexString(Value(Meter(new Dlt645MeterOptions("m", "000000000161", WakeUps: 0), ("active-power", kilowatts)), "02030000")));
    }

    [Fact]
    public void Starts_its_energy_register_again_at_zero()
    {
        Assert.Equal("12000000", Convert.ToHexString(Value(Meter(new Dlt645MeterOptions("m", "000000000161", WakeUps: 0), ("active-energy", 1_000_000.12)), "00010000")));
    }

    private static byte[] Value(EmulatedDlt645Meter meter, string identifier)
    {
        byte[] data = [.. Convert.FromHexString(identifier).Reverse()];
        byte[] request = new Dlt645Frame([0x61, 1, 0, 0, 0, 0], 0x11, data).ToBytes(0);
        byte[] reply = Convert.FromHexString(Ask(meter, Convert.ToHexString(request)).Replace(" ", "", StringComparison.Ordinal));
        return [.. reply[14..^2].Select(value => (byte)(value - 0x33))];
    }

    private static EmulatedDlt645Meter Meter(Dlt645MeterOptions options, params (string Metric, double Value)[] signals) =>
        new(options, new SignalSet(signals.ToDictionary(signal => signal.Metric, Signal (signal) => new ConstantSignal(signal.Value))));

    private static string Ask(EmulatedDlt645Meter meter, string request)
    {
        var output = new Output();
        foreach (byte value in Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal)))
        {
            meter.Receive(value, 0, output);
        }

        return string.Join(' ', output.Bytes.Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private sealed class Output : ISerialTransmitter
    {
        public List<byte> Bytes { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs)
        {
            Assert.InRange(startNs, 20_000_000, 60_000_000);
            Bytes.AddRange(data);
        }
    }
}
