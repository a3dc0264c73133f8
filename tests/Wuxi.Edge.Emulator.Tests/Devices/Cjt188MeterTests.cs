using System.Globalization;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Cjt188;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated water, gas and heat meters against the requests of public frames; settlement and clock are its own.</summary>
public class Cjt188MeterTests
{
    private const string Number = "78330011223344";

    [Theory]
    // The public request, and the public value.
    [InlineData(0x10, 556677, "FE FE FE FE 68 10 44 33 22 11 00 33 78 01 03 1F 90 00 80 16", "81 16 1F 90 00 00 77 66 55 2C 00 77 66 55 2C 00 00 00 01 01 26 20 00 00")]
    [InlineData(0x10, 2, "68 10 44 33 22 11 00 33 78 01 03 90 1F 05 85 16", "81 16 90 1F 05 00 02 00 00 2C 00 02 00 00 2C 00 00 00 01 01 26 20 00 00")]
    [InlineData(0x30, 1_000_000.5, "68 30 44 33 22 11 00 33 78 01 03 1F 90 00 A0 16", "81 16 1F 90 00 50 00 00 00 2C 50 00 00 00 2C 00 00 00 01 01 26 20 00 00")]
    // Any type and address; read address of any meter, a public frame; the history that it does not keep; a write.
    [InlineData(0x10, 2, "68 AA AA AA AA AA AA AA AA 01 03 1F 90 00 6B 16", "81 16 1F 90 00 00 02 00 00 2C 00 02 00 00 2C 00 00 00 01 01 26 20 00 00")]
    [InlineData(0x10, 2, "68 AA AA AA AA AA AA AA AA 03 03 81 0A 00 49 16", "83 03 81 0A 00")]
    [InlineData(0x10, 2, "68 10 44 33 22 11 00 33 78 01 03 20 D1 07 C9 16", "C1 03 07 00 00")]
    [InlineData(0x10, 2, "68 10 44 33 22 11 00 33 78 04 04 A0 17 09 55 EA 16", "C4 03 55 00 00")]
    public void Answers_a_request(byte type, double volume, string request, string reply) => Assert.Equal(
        Frame(type, reply), Ask(new Cjt188MeterOptions("m", type, Number, WakeUps: 0), request, ("volume", volume), ("low-battery", 0)));

    [Theory]
    [InlineData("68 10 44 33 22 11 00 33 78 01 03 1F 90 00 81 16", "its checksum is wrong")]
    [InlineData("68 10 44 33 22 11 00 33 78 01 03 1F 90 00 80 17", "its end mark is wrong")]
    [InlineData("68 10 45 33 22 11 00 33 78 01 03 1F 90 00 81 16", "it is for another meter")]
    [InlineData("68 30 44 33 22 11 00 33 78 01 03 1F 90 00 A0 16", "it is for a gas meter")]
    [InlineData("68 10 44 33 22 11 00 33 78 81 03 1F 90 00 00 16", "it comes from a slave")]
    public void Says_nothing_to_a_frame_because(string request, string reason) => Assert.True(
        Ask(new Cjt188MeterOptions("m", 0x10, Number), request, ("volume", 1), ("low-battery", 0)).Length == 0, reason);

    [Theory]
    [InlineData(false, "68 20 44 33 22 11 00 33 78 01 03 1F 90 00 90 16", "81 2E 1F 90 00 78 56 34 12 05 78 56 34 12 05 50 38 00 00 17 56 34 02 00 35 67 45 00 00 2C 50 57 00 25 43 00 00 00 00 00 00 00 01 01 26 20 04 00")]
    [InlineData(true, "68 20 44 33 22 11 00 33 78 01 03 90 1F 00 90 16", "81 2E 90 1F 00 05 78 56 34 12 05 78 56 34 12 17 50 38 00 00 35 56 34 02 00 2C 67 45 00 00 50 57 00 25 43 00 00 00 00 00 00 00 01 01 26 20 04 00")]
    public void A_heat_meter_shows_heat_power_flow_and_temperatures(bool isUnitFirst, string request, string reply) => Assert.Equal(
        Frame(0x20, reply),
        Ask(
            new Cjt188MeterOptions("m", 0x20, Number, isUnitFirst, WakeUps: 0), request, ("heat-energy", 123456.78), ("power", 38.5), ("flow", 2.3456),
            ("volume", 45.67), ("supply-temperature", 57.5), ("return-temperature", 43.25), ("low-battery", 1)));

    [Fact]
    public void Finds_a_request_behind_rubbish_that_looks_like_the_start_of_one() => Assert.Equal(
        Frame(0x10, "83 03 81 0A 00"),
        Ask(new Cjt188MeterOptions("m", 0x10, Number, WakeUps: 0), "16 68 10 FE 68 AA AA AA AA AA AA AA AA 03 03 81 0A 00 49 16", ("volume", 1)));

    private static string Frame(byte type, string controlLengthAndData)
    {
        byte[] body = [0x68, type, 0x44, 0x33, 0x22, 0x11, 0x00, 0x33, 0x78, .. Bytes(controlLengthAndData)];
        return Text([.. body, (byte)body.Sum(value => value), 0x16]);
    }

    private static string Ask(Cjt188MeterOptions options, string request, params (string Metric, double Value)[] signals)
    {
        var meter = new EmulatedCjt188Meter(
            options, new SignalSet(signals.ToDictionary(signal => signal.Metric, Signal (signal) => new ConstantSignal(signal.Value))));
        var output = new Output();
        foreach (byte value in Bytes(request))
        {
            meter.Receive(value, 0, output);
        }

        return Text(output.Sent);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Text(IEnumerable<byte> bytes) => string.Join(' ', bytes.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));

    private sealed class Output : ISerialTransmitter
    {
        public List<byte> Sent { get; } = [];

        public void Send(ReadOnlySpan<byte> data, long startNs)
        {
            Assert.InRange(startNs, 30_000_000, 200_000_000);
            Sent.AddRange(data);
        }
    }
}
