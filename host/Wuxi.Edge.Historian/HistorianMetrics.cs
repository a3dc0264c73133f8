using System.Diagnostics.Metrics;

namespace Wuxi.Edge.Historian;

/// <summary>What the historian counts, under the meter <c>Wuxi.Edge.Historian</c>. Safe for use by many threads.</summary>
internal sealed class HistorianMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Wuxi.Edge.Historian";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _readings;
    private readonly Counter<long> _records;
    private readonly Counter<long> _alarms;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _duration;

    /// <param name="queueDepth">Readings that wait now.</param>
    /// <param name="isFailing">Whether the database fails now.</param>
    public HistorianMetrics(Func<int> queueDepth, Func<bool> isFailing)
    {
        _readings = _meter.CreateCounter<long>("wuxi.historian.readings_committed", "{reading}", "New readings on disk");
        _records = _meter.CreateCounter<long>("wuxi.historian.records_committed", "{record}", "New records on disk");
        _alarms = _meter.CreateCounter<long>("wuxi.historian.alarms_committed", "{entry}", "Alarm transitions on disk");
        _commits = _meter.CreateCounter<long>("wuxi.historian.commits", "{commit}", "Transactions committed");
        _failures = _meter.CreateCounter<long>("wuxi.historian.failures", "{attempt}", "Attempts to write that failed");
        _refused = _meter.CreateCounter<long>("wuxi.historian.refused", "{item}", "Records, gaps and others refused because the queue was full");
        _duration = _meter.CreateHistogram<double>("wuxi.historian.commit_duration", "s", "Time of one transaction, from begin to on disk");
        _meter.CreateObservableGauge("wuxi.historian.queue_depth", queueDepth, "{reading}", "Readings that wait to be written");
        _meter.CreateObservableGauge("wuxi.historian.failing", () => isFailing() ? 1 : 0, "1", "1 while the database cannot be written");
    }

    public void Committed(long records, long readings, long alarms, TimeSpan duration)
    {
        _records.Add(records);
        _readings.Add(readings);
        _alarms.Add(alarms);
        _commits.Add(1);
        _duration.Record(duration.TotalSeconds);
    }

    public void Failed() => _failures.Add(1);

    public void Refused() => _refused.Add(1);

    public void Dispose() => _meter.Dispose();
}
