using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>
/// The time that <c>edge check</c> reckons for a reading against that of the firmware on an emulated bus, in virtual time. Two instruments
/// of a kind are due at one instant, and the second begins when the first is done: so the distance of their stamps is a reading.
/// </summary>
public class BusTimeTests
{
    // How much less than reckoned a reading may take, of those whose meter thinks as long as emulated ones may.
    private const double Tolerance = 0.25;

    // The scenario wants a rate; no bit of a minute is hit with this one.
    private const double NearlyNoErrors = 1e-9;

    [Theory]
    [InlineData("dlt645", "address: \"00000000000{0}\"", 2400, "even", 60, "voltage-a voltage-b active-energy")]
    [InlineData("dlt645", "address: \"00000000000{0}\"", 2400, "even", 60, "active-power")]
    [InlineData("dlt645", "address: \"00000000000{0}\"", 9600, "even", 60, "voltage-b power-factor frequency")]
    [InlineData("sdm630", "address: {0}", 9600, "none", 50, "voltage-a current-b active-power active-energy")]
    [InlineData("adl400", "address: {0}", 9600, "even", 50, "voltage-a active-power power-factor active-energy")]
    [InlineData("dtsu666", "address: {0}", 19200, "none", 50, "voltage-a frequency active-energy reverse-active-energy")]
    [InlineData("cjt188-water", "address: \"0000000000000{0}\"", 2400, "even", 200, "volume")]
    [InlineData("cjt188-heat", "address: \"0000000000000{0}\"", 2400, "even", 200, "heat-energy flow volume")]
    public void A_reading_takes_what_is_reckoned_and_never_more(
        string part, string address, int baud, string parity, int longestThinkingMs, string metrics)
    {
        string[] metricNames = metrics.Split(' ');
        SerialTiming timing = PartCatalogue.Find(part)!.Timing!;
        var meters = new[] { 1, 2 }.Select(number => (
            $"{part}, {string.Format(System.Globalization.CultureInfo.InvariantCulture, address, number)}",
            $"{metricNames[0]}: {{ model: constant, value: 100 }}",
            metrics)).ToArray();
        var readings = MeterBusRun.Read($"baud: {baud}, parity: {parity}", NearlyNoErrors, meters);
        long firstMs = readings.Min(reading => reading.TimestampMs);
        long[] Stamps(string device) =>
            [.. readings.Where(reading => reading.Device == device && MeterBusRun.IsClean(reading.TimestampMs, firstMs)).Select(reading => reading.TimestampMs).Distinct().Order()];
        long[] first = Stamps("N001/m0");
        long[] second = Stamps("N001/m1");
        Assert.True(second.Length >= 8, "the run is too short");
        double[] took = [.. first.Zip(second, (begin, end) => (double)(end - begin))];

        double reckoned = timing.ReadingMs(metricNames, baud, parity, longestThinkingMs);
        Assert.All(took, time => Assert.InRange(time, (reckoned * (1 - Tolerance)) - (longestThinkingMs * timing.Exchanges(metricNames).Count), reckoned));
        Assert.InRange(took.Max(), reckoned * (1 - Tolerance), reckoned);
        Assert.True(took.Max() <= timing.ReadingMs(metricNames, baud, parity));
    }
}
