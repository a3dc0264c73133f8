using System.Diagnostics.Metrics;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>What the alarm stage counts, under the meter <c>Wuxi.Edge.Alarms</c>.</summary>
public sealed class AlarmMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Wuxi.Edge.Alarms";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _late;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _joins;

    /// <summary>Creates the instruments.</summary>
    public AlarmMetrics()
    {
        _transitions = _meter.CreateCounter<long>("wuxi.alarms.transitions", "{transition}", "Transitions of alarms, by kind and priority");
        _late = _meter.CreateCounter<long>("wuxi.alarms.replay.late", "{record}", "Backlog records that the replay had passed");
        _skipped = _meter.CreateCounter<long>("wuxi.alarms.replay.skipped", "{record}", "Numbers that the replay gave up waiting for");
        _joins = _meter.CreateCounter<long>("wuxi.alarms.replay.joins", "{join}", "Replays that reached the live records");
    }

    /// <summary>The gauge of open alarms; <paramref name="count"/> is called from the exporter's thread.</summary>
    public void WatchActive(Func<int> count) =>
        _meter.CreateObservableGauge("wuxi.alarms.active", count, "{alarm}", "Alarms that are active or wait for acknowledgement");

    internal void Count(AlarmTransition transition) => _transitions.Add(
        1,
        new KeyValuePair<string, object?>("kind", transition.Kind.ToString()),
        new KeyValuePair<string, object?>("priority", transition.Priority.ToString()),
        new KeyValuePair<string, object?>("replay", transition.IsReplay));

    internal void CountLate() => _late.Add(1);

    internal void CountSkipped(ulong numbers) => _skipped.Add((long)Math.Min(numbers, long.MaxValue));

    internal void CountJoin() => _joins.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
