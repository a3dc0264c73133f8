using System.Globalization;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.ModbusMeter;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated Modbus meters against public frames and frames built by the same rules.</summary>
public class ModbusMeterTests
{
    private static readonly SerialFormat Format = new(9600, "none");

    [Theory]
    // Published for an SDM630: 230.20 V.
    [InlineData("sdm630", "voltage-a", 230.2000122, "01 04 00 00 00 02 71 CB", "01 04 04 43 66 33 34 1B 38")]
    // 2301.5 tenths of a volt in each phase.
    [InlineData("dtsu666", "voltage-b", 230.15, "01 03 20 06 00 06 2E 09", "01 03 0C 00 00 00 00 45 0F D8 00 00 00 00 00 BA A7")]
    // Nothing of the other edition's energies.
    [InlineData("dtsu666", "active-energy", 5, "01 03 40 1E 00 02 B1 CD", "01 83 02 C0 F1")]
    [InlineData("dtsu666-401e", "active-energy", 0.5, "01 03 40 1E 00 02 B1 CD", "01 03 04 3F 00 00 00 F6 27")]
    [InlineData("adl400", "current-a", 16, "01 03 00 64 00 01 C5 D5", "01 03 02 06 40 BA 14")]
    [InlineData("adl400", "active-power", -1.5, "01 03 01 6A 00 02 E5 EB", "01 03 04 FF FF FA 24 B8 AC")]
    [InlineData("adw300", "active-energy", 1234.56, "01 03 00 3E 00 02 A5 C7", "01 03 04 00 01 E2 40 E2 A3")]
    // Function 6 is unknown, and so is 4 where the map has 3; beyond the limit; no registers at all.
    [InlineData("sdm630", "voltage-a", 1, "01 06 00 00 00 01 48 0A", "01 86 01 83 A0")]
    [InlineData("adl400", "voltage-a", 1, "01 04 00 61 00 01 60 14", "01 84 01 82 C0")]
    [InlineData("adl400", "voltage-a", 1, "01 03 00 61 00 7E 94 34", "01 83 03 01 31")]
    [InlineData("adl400", "voltage-a", 1, "01 03 00 61 00 00 14 14", "01 83 03 01 31")]
    public void Answers_as_the_map_says(string part, string metric, double value, string request, string reply) =>
        Assert.Equal(reply, Ask(Meter(part, 1, (metric, value)), request));

    [Theory]
    [InlineData("01 04 00 00 00 02 71 CC", "its CRC is wrong")]
    [InlineData("02 04 00 00 00 02 71 F8", "it is for another meter")]
    [InlineData("00 04 00 00 00 02 70 1A", "it is a broadcast")]
    [InlineData("01 04 04 43 66 33 34 1B 38", "it is an answer")]
    [InlineData("01 84 02 C2 C1", "it is an exception")]
    [InlineData("01 04 00 00 00 02 71", "it is cut short")]
    [InlineData("FF 01 04 00 00 00 02 71 CB", "a byte stands before it without a pause")]
    public void Says_nothing_to_a_frame_because(string request, string reason) =>
        Assert.True(Ask(Meter("sdm630", 1, ("voltage-a", 230)), request).Length == 0, reason);

    [Fact]
    public void A_frame_ends_with_three_and_a_half_characters_of_silence()
    {
        EmulatedModbusMeter meter = Meter("sdm630", 1, ("voltage-a", 230));
        var output = new Output();
        foreach (byte value in Convert.FromHexString("01040000000271CB"))
        {
            meter.Receive(value, 1_000_000, output);
        }

        // 35 bits at 9600 bit/s.
        Assert.Equal(1_000_000 + 3_645_833, meter.NextWakeNs);
    }

    [Theory]
    [InlineData("dtsu666", "voltage-a", 10_000, "2006", "44 7A 00 00")] // 100.0 V behind PT 100
    [InlineData("dtsu666", "current-a", 100, "200C", "45 1C 40 00")] // 2.5 A behind CT 40
    [InlineData("adl400", "active-power", 1732, "016A", "00 00 01 B1")] // 0.433 kW behind both
    public void Shows_the_secondary_side_of_its_transformers(string part, string metric, double primary, string address, string expected)
    {
        var meter = new EmulatedModbusMeter(
            new EmulatedModbusMeterOptions("m", ModbusRegisterMap.Find(part)!, 1, Format, 40, 100), Signals((metric, primary)));
        byte[] request = ModbusCrc.Append(Convert.FromHexString("0103" + address + "0002"));
        Assert.Equal(expected, Ask(meter, Convert.ToHexString(request))[9..20]);
    }

    private static EmulatedModbusMeter Meter(string part, byte address, params (string Metric, double Value)[] signals) =>
        new(new EmulatedModbusMeterOptions("m", ModbusRegisterMap.Find(part)!, address, Format), Signals(signals));

    private static SignalSet Signals(params (string Metric, double Value)[] signals)
    {
        var all = ModbusRegisterMap.Find("sdm630")!.Registers.ToDictionary(register => register.Metric, Signal (_) => new ConstantSignal(0));
        foreach ((string metric, double value) in signals)
        {
            all[metric] = new ConstantSignal(value);
        }

        return new SignalSet(all);
    }

    private static string Ask(EmulatedModbusMeter meter, string request)
    {
        var output = new Output();
        foreach (byte value in Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal)))
        {
            meter.Receive(value, 0, output);
        }

        meter.Wake(meter.NextWakeNs, output);
        Assert.Equal(long.MaxValue, meter.NextWakeNs);
        return string.Join(' ', output.Bytes.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private sealed class Output : ISerialTransmitter
    {
        public List<byte> Bytes { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs)
        {
            Assert.InRange(startNs, 8_000_000, 60_000_000);
            Bytes.AddRange(data);
        }
    }
}
