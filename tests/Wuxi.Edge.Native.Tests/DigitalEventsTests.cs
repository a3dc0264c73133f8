using System.Globalization;
using Wuxi.Edge.Native.Tests.Fakes;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Contacts, from edges on pins to changes in order of time.</summary>
public sealed class DigitalEventsTests
{
    private const int Pin = 7;
    private const long Second = 1000000;

    [Fact]
    public void A_bouncing_contact_is_one_change_at_its_first_edge()
    {
        var board = new FakeBoard { Inputs = { [Pin] = new FakeInput(1, 1000, 1200, 1500, 2100, 2200, 500000) } };
        board.Enter();
        using var events = new DigitalEvents();
        int input = events.Open(Pin, 5000, 1);

        board.UptimeUs = 7199;
        Assert.True(events.Take() < 0);
        Assert.Equal(1, events.LevelOf(input));
        board.UptimeUs = Second;
        Assert.Equal(input, events.Take());
        Assert.Equal((0, 1000, 0), (events.Level, events.TimeUs, events.LostBefore));
        Assert.Equal(input, events.Take());
        Assert.Equal((1, 500000, 0), (events.Level, events.TimeUs, events.LostBefore));
        Assert.True(events.Take() < 0);
        Assert.Equal(2, events.Count(input, EventCounter.Changes));
        Assert.Equal(4, events.Count(input, EventCounter.Bounces));
        Assert.Equal(0, events.Count(input, EventCounter.Lost));
    }

    [Fact]
    public void Changes_of_several_inputs_come_in_the_order_in_which_they_were_certain()
    {
        var board = new FakeBoard { Inputs = { [1] = new FakeInput(0, 1000), [2] = new FakeInput(0, 2000), [3] = new FakeInput(0, 2000) } };
        board.Enter();
        using var events = new DigitalEvents();
        int slow = events.Open(1, 9000, 0);
        int quick = events.Open(2, 100, 0);
        int immediate = events.Open(3, 0, 0);
        board.UptimeUs = Second;
        Assert.Equal([immediate, quick, slow], new[] { events.Take(), events.Take(), events.Take() });
    }

    [Fact]
    public void An_input_may_begin_as_it_is()
    {
        var board = new FakeBoard { UptimeUs = 500, Inputs = { [1] = new FakeInput(0, 100, 2000), [2] = new FakeInput(0, 2000) } };
        board.Enter();
        using var events = new DigitalEvents();
        Assert.Equal(1, events.LevelOf(events.Open(1, 0, DigitalEvents.AsItIs)));
        Assert.Equal(0, events.LevelOf(events.Open(2, 0, DigitalEvents.AsItIs)));
    }

    [Fact]
    public void A_change_at_the_very_present_is_seen_though_it_was_looked_at_before()
    {
        var board = new FakeBoard { Inputs = { [Pin] = new FakeInput(0) }, UptimeUs = Second };
        board.Enter();
        using var events = new DigitalEvents();
        int input = events.Open(Pin, 0, 0);
        board.UptimeUs = 2 * Second;
        Assert.True(events.Take() < 0);
        board.Inputs[Pin].ChangeAt(2 * Second);
        Assert.Equal(input, events.Take());
        Assert.Equal(2 * Second, events.TimeUs);
    }

    [Fact]
    public void What_does_not_fit_is_counted_told_and_not_forgotten()
    {
        IEnumerable<long> wave = Enumerable.Range(1, 10000).Select(i => i * 500L).Append(8 * Second);
        var board = new FakeBoard { Inputs = { [Pin] = new FakeInput(0, wave) } };
        board.Enter();
        using var events = new DigitalEvents();
        int input = events.Open(Pin, 0, 0);
        long taken = 0;
        long lost = 0;
        void TakeAll()
        {
            while (events.Take() == input)
            {
                taken++;
                lost += events.LostBefore;
            }
        }

        board.RunTo(7 * Second, Second / 2, TakeAll);
        Assert.Equal(10000 - taken, events.Count(input, EventCounter.Lost));
        board.RunTo(9 * Second, Second / 2, TakeAll);
        Assert.True(taken > 1000 && lost > 1000);
        Assert.Equal(10001, taken + lost);
        Assert.Equal(10001, events.Count(input, EventCounter.Changes));
        Assert.Equal(1, events.LevelOf(input));
    }

    [Fact]
    public void What_one_board_has_lost_is_not_told_to_the_next_in_its_place()
    {
        for (int i = 0; i < 3; i++)
        {
            var board = new FakeBoard { Inputs = { [Pin] = new FakeInput(0, Enumerable.Range(1, 300).Select(n => n * 1000L)) } };
            board.Enter();
            using var events = new DigitalEvents();
            events.Open(Pin, 0, 0);
            board.UptimeUs = Second;
            Assert.True(events.Take() >= 0);
            Assert.Equal((1000, 0), (events.TimeUs, events.LostBefore));
        }
    }

    [Fact]
    public void Two_boards_of_a_thread_have_each_their_own()
    {
        var one = new FakeBoard { Inputs = { [Pin] = new FakeInput(0, 1000) } };
        var other = new FakeBoard { Inputs = { [Pin] = new FakeInput(0, 2000) } };
        one.Enter();
        using var events = new DigitalEvents();
        events.Open(Pin, 0, 0);
        other.Enter();
        using var others = new DigitalEvents();
        others.Open(Pin, 0, 0);
        one.UptimeUs = other.UptimeUs = Second;

        Assert.True(others.Take() >= 0);
        Assert.Equal(2000, others.TimeUs);
        one.Enter();
        Assert.True(events.Take() >= 0);
        Assert.Equal(1000, events.TimeUs);
        Assert.True(events.Take() < 0);
    }

    [Fact]
    public void Changes_of_an_input_that_was_closed_are_dropped()
    {
        var board = new FakeBoard { Inputs = { [1] = new FakeInput(0, 1000, 5000), [2] = new FakeInput(0, 2000, 6000) } };
        board.Enter();
        using var events = new DigitalEvents();
        int first = events.Open(1, 0, 0);
        int second = events.Open(2, 0, 0);
        board.UptimeUs = 3000;
        Assert.Equal(1, events.LevelOf(second));
        events.Close(first);
        Assert.Equal(first, events.Open(1, 0, 1));
        board.UptimeUs = Second;
        Assert.Equal(second, events.Take());
        Assert.Equal(first, events.Take());
        Assert.Equal((0, 5000), (events.Level, events.TimeUs));
        Assert.Equal(second, events.Take());
        Assert.True(events.Take() < 0);
    }

    [Fact]
    public void How_often_it_is_looked_at_changes_nothing()
    {
        Assert.Equal(Run(Second), Run(1000));
        Assert.Equal(Run(Second), Run(777));
    }

    [Theory]
    [InlineData(Pin, -1, 0, -2, "a parameter is out of range")]
    [InlineData(Pin, 60000001, 0, -2, "a parameter is out of range")]
    [InlineData(Pin, 0, 2, -2, "a parameter is out of range")]
    [InlineData(300, 0, 0, -2, "a parameter is out of range")]
    [InlineData(99, 0, 0, -5, "the board has no such port")]
    public void What_cannot_be_opened_is_refused_in_words(int pin, int debounceUs, int level, int code, string words)
    {
        new FakeBoard { Inputs = { [Pin] = new FakeInput(0), [300] = new FakeInput(0) } }.Enter();
        using var events = new DigitalEvents();
        NativeException refusal = Assert.Throws<NativeException>(() => events.Open(pin, debounceUs, level));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pin " + pin.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_has_eight_inputs_and_each_once()
    {
        var board = new FakeBoard();
        for (int pin = 0; pin < 9; pin++)
        {
            board.Inputs[pin] = new FakeInput(0);
        }

        board.Enter();
        for (int i = 0; i < 500; i++)
        {
            using var events = new DigitalEvents();
            int[] inputs = [.. Enumerable.Range(0, 8).Select(pin => events.Open(pin, 0, 0))];
            Assert.Equal(8, inputs.Distinct().Count());
            Assert.Equal(-3, Assert.Throws<NativeException>(() => events.Open(8, 0, 0)).Code);
            events.Close(inputs[3]);
            Assert.Equal(-1, events.LevelOf(inputs[3]));
            Assert.Equal(-2, Assert.Throws<NativeException>(() => events.Open(2, 0, 0)).Code);
            Assert.Equal(inputs[3], events.Open(8, 0, 0));
        }
    }

    private static List<string> Run(long stepUs)
    {
        var board = new FakeBoard { UptimeUs = 123456 };
        using var events = new DigitalEvents();
        board.Enter();
        for (int pin = 0; pin < 4; pin++)
        {
            board.Inputs[pin] = FakeInput.Random(pin, 600, 400000);
            events.Open(pin, 3000 * pin, DigitalEvents.AsItIs);
        }

        var seen = new List<string>();
        for (int i = 1; i <= 50; i++)
        {
            board.RunTo(i * Second, stepUs, () => events.LevelOf(0));
            for (int input = events.Take(); input >= 0; input = events.Take())
            {
                // A handle begins with the board's number, which is not the same each time.
                seen.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{i} {input % 8} {events.Level} {events.TimeUs} {events.LostBefore}"));
            }
        }

        Assert.True(seen.Count > 500);
        return seen;
    }
}
