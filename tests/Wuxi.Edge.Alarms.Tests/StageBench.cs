using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>A stage with everything around it faked, on the manual clock.</summary>
internal sealed class StageBench
{
    public StageBench(WorkshopModel workshop, AlarmOptions? options = null, StageBench? killed = null)
    {
        Time = killed?.Time ?? new ManualTimeProvider();
        Journal = killed?.Journal ?? new FakeJournal();
        StartMs = killed?.StartMs ?? Time.NowMs;
        Stage = new AlarmStage(
            workshop, options ?? new AlarmOptions(), Journal, [Sink], new AlarmMetrics(), Time, NullLogger<AlarmStage>.Instance);
    }

    public ManualTimeProvider Time { get; }

    public FakeJournal Journal { get; }

    public FakeSink Sink { get; } = new();

    public AlarmStage Stage { get; }

    /// <summary>UTC ms at which the bench was made; tests count time from here.</summary>
    public long StartMs { get; }

    public StageBench Start(params StoreProgress[] progress)
    {
        Stage.Start(progress);
        return this;
    }

    /// <summary>Moves the clock to a time since start, ticking every 100 ms as the loop does.</summary>
    public void RunTo(long ms)
    {
        while (Time.NowMs - StartMs < ms)
        {
            Time.Advance(TimeSpan.FromMilliseconds(Math.Min(100, ms - (Time.NowMs - StartMs))));
            Stage.Tick(Time.NowMs);
        }
    }

    public void Live(ulong number, long ms, double value, int point = 0, ulong store = Plant.Store) =>
        Deliver(number, false, store, Plant.Good(point, StartMs + ms, value));

    public void Backlog(ulong number, long ms, double value, int point = 0, ulong store = Plant.Store) =>
        Deliver(number, true, store, Plant.Good(point, StartMs + ms, value));

    public void Deliver(ulong number, bool isHistorical, ulong store, params Reading[] readings) => Stage.OnRecord(
        new RecordHeader(
            new RecordId(Plant.Node, store, number), "dev-1", readings.Length > 0 ? readings[0].TimestampMs : StartMs, isHistorical, Time.GetTimestamp()),
        readings);

    public void Death() => Stage.OnNode(new NodeEvent(NodeEventKind.NodeDeath, Plant.Node, null, Time.NowMs));

    /// <summary>What sinks were told, as "kind@time since start>state".</summary>
    public IEnumerable<string> Told => Sink.Told.Select(Describe);

    /// <summary>What is in the journal; replayed entries with a leading "~".</summary>
    public IEnumerable<string> Journalled => Journal.Entries.Select(entry => (entry.IsReplay ? "~" : "") + Describe(entry));

    private string Describe(AlarmTransition t) => $"{t.AlarmId} {t.Kind}@{t.TimestampMs - StartMs} since {t.ActiveSinceMs - StartMs} {t.State}";
}
