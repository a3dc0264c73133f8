using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Workshop.Tests;

/// <summary>Time of readings on a serial line against sums done by hand.</summary>
public class SerialTimingTests
{
    private static readonly string[] SevenReads =
        ["active-energy", "voltage-a", "current-a", "active-power", "reactive-power", "power-factor", "frequency"];

    [Fact]
    public void Every_part_on_a_serial_port_says_how_long_it_keeps_it() => Assert.All(
        PartCatalogue.All, part => Assert.Equal(part.Bus == BusKind.Uart, part.Timing is not null));

    [Fact]
    public void Seven_reads_of_an_electricity_meter_take_from_under_two_seconds_to_five()
    {
        SerialTiming timing = PartCatalogue.Find("dlt645")!.Timing!;

        // 7 requests of 20 bytes, 7 answers of 20 and 4 + 2 + 3 + 3 + 3 + 2 + 2 bytes of values, 11 bits each.
        double bytesMs = ((7 * 40) + 19) * 11 * 1000 / 2400.0;
        Assert.Equal(bytesMs + (7 * (20 + SerialTiming.NodeMs)), timing.ReadingMs(SevenReads, 2400, "even", 20), 6);
        Assert.Equal(bytesMs + (7 * (500 + SerialTiming.NodeMs)), timing.ReadingMs(SevenReads, 2400, "even"), 6);
        Assert.InRange(timing.ReadingMs(SevenReads, 2400, "even", 20), 1700, 1800);
        Assert.InRange(timing.ReadingMs(SevenReads, 2400, "even"), 5000, 5200);
    }

    [Fact]
    public void Phases_that_are_read_together_are_one_block()
    {
        SerialTiming timing = PartCatalogue.Find("dlt645")!.Timing!;
        Assert.Equal([new SerialExchange(20, 22)], timing.Exchanges(["voltage-c"]));
        Assert.Equal([new SerialExchange(20, 26)], timing.Exchanges(["voltage-a", "voltage-c"]));
        Assert.Equal([new SerialExchange(20, 29), new SerialExchange(20, 23)], timing.Exchanges(["current-a", "current-b", "active-power", "current-a"]));
    }

    [Fact]
    public void Registers_that_lie_close_together_are_one_request()
    {
        SerialTiming timing = PartCatalogue.Find("sdm630")!.Timing!;
        Assert.Equal([new SerialExchange(8, 5 + (2 * 2))], timing.Exchanges(["frequency"]));
        Assert.Equal([new SerialExchange(8, 5 + (2 * 0x36))], timing.Exchanges(["voltage-a", "active-power"]));

        // 0x48 is too far from 0.
        Assert.Equal([new SerialExchange(8, 5 + (2 * 0x36)), new SerialExchange(8, 5 + (2 * 2))], timing.Exchanges(["active-energy", "voltage-a", "active-power"]));
    }

    [Fact]
    public void What_is_sent_unasked_takes_its_share()
    {
        SerialTiming timing = PartCatalogue.Find("pms5003")!.Timing!;
        Assert.Equal(0, timing.ReadingMs(["pm10"], 9600, "none"));
        Assert.Equal(32 * 5 * 10 / 9600.0, timing.TalkingShare(9600, "none"), 9);
    }
}
