namespace Wuxi.Edge.Benchmarks.Alarm;

/// <summary>What came of the alarms that a probe published. Immutable.</summary>
/// <param name="Latencies">Milliseconds from publishing to the edge of the siren's pin.</param>
/// <param name="Records">Records that the probe sent.</param>
internal sealed record PublishedAlarms(IReadOnlyList<double> Latencies, long Records);
