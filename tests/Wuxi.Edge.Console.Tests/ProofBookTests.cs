using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Console.Tests;

public class ProofBookTests
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    private readonly ManualTimeProvider _time = new();
    private readonly FakeHistory _history = new();
    private readonly ProofBook _book;
    private readonly long _midnight;

    public ProofBookTests()
    {
        var workshop = new WorkshopModel("W1", new LocalizedText("车间", "Shop"), "Asia/Shanghai", [], [], [], [], []);
        _book = new ProofBook(workshop, _history, _time);
        // The present day in Shanghai, which has no summer time: UTC+8.
        long local = _time.NowMs + (8 * Hour);
        _midnight = local - (local % Day) - (8 * Hour);
    }

    [Fact]
    public void Days_are_the_workshops_and_today_is_last()
    {
        _history.Records.AddRange([_midnight - 1, _midnight, _midnight - Day]);
        IReadOnlyList<DayProof> days = _book.Last(Node(), 3);
        Assert.Equal([0L, 2L, 1L], days.Select(day => day.Records));
        Assert.Equal([DayState.Empty, DayState.Complete, DayState.Open], days.Select(day => day.State));
        Assert.Equal(days[^1].Day.AddDays(-2), days[0].Day);
    }

    [Fact]
    public void A_gap_or_a_quarantined_record_spoils_its_days_only()
    {
        _history.Records.AddRange([_midnight - (3 * Day) + 1, _midnight - (2 * Day) + 1, _midnight - Day + 1]);
        _history.Gaps.Add(new GapEntry("N1", 1, 4, 5, _midnight - (2 * Day) - Hour, _midnight - (2 * Day) + Hour, GapReason.StoreOverflow));
        _history.Quarantine.Add(_midnight + 1);
        Assert.Equal(
            [DayState.Missing, DayState.Missing, DayState.Complete, DayState.Missing],
            _book.Last(Node(), 4).Select(day => day.State));
    }

    [Fact]
    public void A_day_that_is_not_complete_says_what_it_lacks_and_nothing_else()
    {
        _history.Gaps.Add(new GapEntry("N1", 1, 4, 5, _midnight - (2 * Day), _midnight - (2 * Day) + Hour, GapReason.StoreOverflow));
        _history.Unreadable.AddRange([_midnight - Day, _midnight, _midnight]);
        _history.Quarantine.Add(_midnight);
        IReadOnlyList<DayProof> days = _book.Last(Node(), 3);
        Assert.All(days, day => Assert.Equal(DayState.Missing, day.State));
        Assert.Equal(
            ["缺口 1 条", "文件损坏，读不出 1 处", "隔离记录 1 条，文件损坏，读不出 2 处"],
            days.Select(day => ConsoleWords.Missing(new ConsoleText(true), day)));
        Assert.Equal(
            ["gaps: 1", "unreadable pieces of damaged files: 1", "records in quarantine: 1, unreadable pieces of damaged files: 2"],
            days.Select(day => ConsoleWords.Missing(new ConsoleText(false), day)));
    }

    [Fact]
    public void What_a_node_may_still_hold_keeps_its_days_open()
    {
        _history.Records.AddRange([_midnight - (2 * Day) + 1, _midnight - Day + 1]);
        Assert.Equal([DayState.Complete, DayState.Complete, DayState.Open], States(Node()));
        Assert.Equal([DayState.Open, DayState.Open, DayState.Open], States(Node() with { Missing = 1 }));
        Assert.Equal([DayState.Complete, DayState.Open, DayState.Open], States(Node() with { IsOnline = false, SinceMs = _midnight - Hour }));
        Assert.Equal([DayState.Open, DayState.Open, DayState.Empty], States(Node() with { IsOnline = false, SinceMs = 0 }));
    }

    [Fact]
    public void The_historian_is_asked_seldom_and_the_past_more_seldom()
    {
        _book.Last(Node(), 7);
        _book.Last(Node(), 7);
        Assert.Equal(7, _history.Questions);
        _time.Advance(TimeSpan.FromSeconds(11));
        _book.Last(Node(), 7);
        Assert.Equal(8, _history.Questions);
        _time.Advance(TimeSpan.FromMinutes(5));
        _book.Last(Node(), 7);
        Assert.Equal(15, _history.Questions);
    }

    private DayState[] States(NodeStatus node) => [.. _book.Last(node, 3).Select(day => day.State)];

    private NodeStatus Node() => new("N1", new LocalizedText("节点", "Node"), true, _midnight - (9 * Day), 1, 3, 3, 0, 3, 0, 0, 0, [], []);
}
