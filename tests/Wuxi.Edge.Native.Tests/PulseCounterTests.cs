using System.Globalization;
using Wuxi.Edge.Native.Tests.Fakes;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Pulses, from edges on a pin to totals that outlive the firmware.</summary>
public sealed class PulseCounterTests
{
    private const int Pin = 4;
    private const long Second = 1000000;

    [Fact]
    public void Each_pulse_counts_once_and_the_rate_is_known_by_the_time_between_them()
    {
        var board = new FakeBoard();
        board.Inputs[Pin] = FakeInput.Pulses(100, 50000, 100000, 20000);
        board.Enter();
        using var counter = new PulseCounter(0, Pin, 1000, PulseEdges.Rising);

        board.UptimeUs = 10 * Second;
        Assert.Equal(100, counter.Total());
        Assert.InRange(counter.RateMillihertz(), 9999, 10001);

        // They stay away: the rate falls as 1 / (now - last).
        board.UptimeUs = 19950000;
        Assert.Equal(100, counter.Total());
        Assert.InRange(counter.RateMillihertz(), 99, 101);
        board.UptimeUs = 1020 * Second;
        Assert.Equal(0, counter.RateMillihertz());
    }

    [Theory]
    [InlineData(PulseEdges.Rising, 50)]
    [InlineData(PulseEdges.Falling, 50)]
    [InlineData(PulseEdges.Both, 100)]
    public void Glitches_do_not_count(int edges, int expected)
    {
        var board = new FakeBoard();
        IEnumerable<long> pulses = Enumerable.Range(1, 50).SelectMany(i => new[] { i * 100000L, (i * 100000L) + 30000 });
        IEnumerable<long> glitches = Enumerable.Range(1, 50).SelectMany(i => new[] { (i * 100000L) + 50000, (i * 100000L) + 50300 });
        board.Inputs[Pin] = new FakeInput(0, pulses.Concat(glitches).Order());
        board.Enter();
        using var counter = new PulseCounter(0, Pin, 1000, edges);

        board.UptimeUs = 6 * Second;
        Assert.Equal(expected, counter.Total());
        Assert.Equal(50, counter.Count(PulseCount.Glitches));
    }

    [Fact]
    public void The_total_goes_on_after_a_restart()
    {
        var flash = new NativeFlashMemory(4);
        for (int run = 0; run < 5; run++)
        {
            var board = new FakeFlashBoard(flash);
            board.Inputs[Pin] = FakeInput.Pulses(40, 500000, 100000, 20000);
            board.Enter();
            using var counter = new PulseCounter(2, Pin, 0, PulseEdges.Rising);
            Assert.Equal(run * 40, counter.Count(PulseCount.TotalAtStart));
            Assert.Equal(run * 40, counter.Total());
            board.UptimeUs = 6 * Second;
            Assert.Equal((run + 1) * 40, counter.Total());
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(3600)]
    public void A_power_cut_costs_the_pulses_of_ten_and_a_half_seconds_at_most(int seconds)
    {
        var flash = new NativeFlashMemory(2);
        var board = new FakeFlashBoard(flash);
        board.Inputs[Pin] = FakeInput.Pulses(seconds * 10, 50000, 100000, 20000);
        board.Enter();
        long counted;
        using (var counter = new PulseCounter(0, Pin, 0, PulseEdges.Rising))
        {
            board.UptimeUs = seconds * Second;
            counted = counter.Total();
            flash.IsPowered = false;
        }

        Assert.Equal(seconds * 10, counted);
        flash.IsPowered = true;
        new FakeFlashBoard(flash) { Inputs = { [Pin] = new FakeInput(0) } }.Enter();
        using var again = new PulseCounter(0, Pin, 0, PulseEdges.Rising);
        Assert.InRange(again.Total(), Math.Max(0, counted - 105), counted);
        Assert.True(seconds < 1000 || flash.Erasures >= 4, "the journal went round its sectors");
    }

    [Fact]
    public void What_was_persisted_before_a_power_cut_is_not_lost()
    {
        var flash = new NativeFlashMemory(2);
        var board = new FakeFlashBoard(flash);
        board.Inputs[Pin] = FakeInput.Pulses(33, 50000, 100000, 20000);
        board.Enter();
        using (var counter = new PulseCounter(0, Pin, 0, PulseEdges.Rising))
        {
            board.UptimeUs = 4 * Second;
            Assert.True(counter.Persist());
            flash.IsPowered = false;
        }

        flash.IsPowered = true;
        new FakeFlashBoard(flash) { Inputs = { [Pin] = new FakeInput(0) } }.Enter();
        using var again = new PulseCounter(0, Pin, 0, PulseEdges.Rising);
        Assert.Equal(33, again.Total());
    }

    [Fact]
    public void Four_channels_share_a_journal_and_keep_their_own_totals()
    {
        var flash = new NativeFlashMemory(2);
        for (int run = 1; run <= 2; run++)
        {
            var board = new FakeFlashBoard(flash);
            for (int i = 0; i < 4; i++)
            {
                board.Inputs[i] = FakeInput.Pulses(10 * (i + 1), 50000 + i, 10000, 2000);
            }

            board.Enter();
            PulseCounter[] counters = [.. Enumerable.Range(0, 4).Select(i => new PulseCounter(i, i, 0, PulseEdges.Rising))];
            board.UptimeUs = 30 * Second;
            Assert.Equal([10 * run, 20 * run, 30 * run, 40 * run], counters.Select(counter => counter.Total()));
            Assert.True(counters[0].Count(PulseCount.JournalWrites) > 1);
            Array.ForEach(counters, counter => counter.Dispose());
        }
    }

    [Fact]
    public void Flash_that_wears_out_is_counted_and_the_counting_goes_on()
    {
        var flash = new BrokenFlash();
        var board = new FakeFlashBoard(flash);
        board.Inputs[Pin] = FakeInput.Pulses(1000, 50000, 100000, 20000);
        board.Enter();
        using var counter = new PulseCounter(0, Pin, 0, PulseEdges.Rising);
        flash.IsWorn = true;
        board.UptimeUs = 60 * Second;
        Assert.Equal(600, counter.Total());
        Assert.InRange(counter.Count(PulseCount.JournalFailures), 5, 7);
        Assert.False(counter.Persist());
    }

    [Fact]
    public void Flash_without_power_at_the_start_is_no_reason_not_to_count()
    {
        var flash = new NativeFlashMemory(2) { IsPowered = false };
        var board = new FakeFlashBoard(flash);
        board.Inputs[Pin] = FakeInput.Pulses(10, 50000, 100000, 20000);
        board.Enter();
        using var counter = new PulseCounter(0, Pin, 0, PulseEdges.Rising);
        board.UptimeUs = 2 * Second;
        Assert.Equal(10, counter.Total());
    }

    [Fact]
    public void A_flash_too_small_for_a_journal_is_a_fault_of_the_board()
    {
        new FakeFlashBoard(new NativeFlashMemory(1)) { Inputs = { [Pin] = new FakeInput(0) } }.Enter();
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => new PulseCounter(0, Pin, 0, PulseEdges.Rising));
        Assert.Contains("1 sectors", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_often_it_is_looked_at_changes_nothing()
    {
        Assert.Equal(Run(Second), Run(1000));
        Assert.Equal(Run(Second), Run(777));
    }

    [Theory]
    [InlineData(4, Pin, 0, PulseEdges.Rising, -2, "a parameter is out of range")]
    [InlineData(-1, Pin, 0, PulseEdges.Rising, -2, "a parameter is out of range")]
    [InlineData(0, Pin, -1, PulseEdges.Rising, -2, "a parameter is out of range")]
    [InlineData(0, Pin, 1000001, PulseEdges.Rising, -2, "a parameter is out of range")]
    [InlineData(0, Pin, 0, 0, -2, "a parameter is out of range")]
    [InlineData(0, Pin, 0, 4, -2, "a parameter is out of range")]
    [InlineData(0, 99, 0, PulseEdges.Rising, -5, "the board has no such port")]
    public void What_cannot_be_opened_is_refused_in_words(int channel, int pin, int glitchUs, int edges, int code, string words)
    {
        new FakeBoard { Inputs = { [Pin] = new FakeInput(0) } }.Enter();
        NativeException refusal = Assert.Throws<NativeException>(() => new PulseCounter(channel, pin, glitchUs, edges));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pin " + pin.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_is_open_once_and_free_again_when_it_was_closed()
    {
        var board = new FakeBoard { Inputs = { [Pin] = FakeInput.Pulses(10, 50000, 100000, 20000), [5] = new FakeInput(0) } };
        board.Enter();
        for (int i = 0; i < 5000; i++)
        {
            using var counter = new PulseCounter(0, Pin, 0, PulseEdges.Rising);
            Assert.Equal(0, counter.Total());
            Assert.Equal(-2, Assert.Throws<NativeException>(() => new PulseCounter(0, 5, 0, PulseEdges.Rising)).Code);
        }

        var closed = new PulseCounter(1, Pin, 0, PulseEdges.Rising);
        closed.Dispose();
        closed.Dispose();
        Assert.Equal(-1, closed.Total());
        Assert.Equal(-1, closed.RateMillihertz());
        Assert.False(closed.Persist());
    }

    // Whatever there is to see once a second, and the flash at the end.
    private static List<string> Run(long stepUs)
    {
        var flash = new NativeFlashMemory(2);
        var board = new FakeFlashBoard(flash);
        board.Inputs[0] = FakeInput.Random(1, 4000, 100000);
        board.Inputs[1] = FakeInput.Random(2, 4000, 200000);
        board.UptimeUs = 123456;
        board.Enter();
        var seen = new List<string>();
        using (var first = new PulseCounter(0, 0, 500, PulseEdges.Both))
        using (var second = new PulseCounter(3, 1, 0, PulseEdges.Falling))
        {
            for (int i = 1; i <= 60; i++)
            {
                board.RunTo(i * Second, stepUs, () => { _ = first.Total() + second.RateMillihertz(); });
                seen.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{first.Total()} {first.RateMillihertz()} {first.Count(PulseCount.Glitches)} {second.Total()} {second.RateMillihertz()} {second.Count(PulseCount.JournalWrites)}"));
            }
        }

        byte[] bytes = new byte[2 * INativeFlash.SectorBytes];
        flash.Read(0, bytes);
        seen.Add(Convert.ToHexString(bytes));
        Assert.NotEqual("0 0 0 0 0 1", seen[0]);
        return seen;
    }
}
