using System.Globalization;
using System.Text.Json;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Cli;

/// <summary>One page on what came of a run: what the nodes took, and where it is now. Immutable.</summary>
/// <param name="Nodes">How many nodes took part.</param>
/// <param name="RecordsTaken">Records the nodes took.</param>
/// <param name="ReadingsTaken">Values in them.</param>
/// <param name="Pending">Records still on the nodes, unconfirmed.</param>
/// <param name="Totals">What the database holds.</param>
/// <param name="Duplicates">Records that came again and were dropped.</param>
/// <param name="AlarmsRaised">Alarms raised, those from backlog included.</param>
/// <param name="ReadToPinMs">From the node's sampling of a step to the pin, ms, sorted; empty when none was measured.</param>
/// <param name="StepToPinMs">From the volts step to the pin, ms, sorted.</param>
internal sealed record RunSummary(
    int Nodes,
    ulong RecordsTaken,
    ulong ReadingsTaken,
    ulong Pending,
    HistoryTotals Totals,
    long Duplicates,
    long AlarmsRaised,
    IReadOnlyList<double> ReadToPinMs,
    IReadOnlyList<double> StepToPinMs)
{
    /// <summary>Records that were taken and are neither stored nor in quarantine; power cuts lose some, and the ledger says so.</summary>
    public long Missing => (long)RecordsTaken - Totals.Records - Totals.Quarantined;

    /// <summary>Everything taken is on disk, and the ledger has no gap.</summary>
    public bool IsComplete => Missing == 0 && Pending == 0 && Totals.Gaps == 0;

    /// <summary>The middle of a sorted list, or the value below which a share of it lies; null when empty.</summary>
    public static double? Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>For people.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""

        Wuxi.Edge · summary
        -------------------------------------------------------
          nodes                      {Nodes,14:N0}
          records taken              {RecordsTaken,14:N0}   readings {ReadingsTaken:N0}
          records stored             {Totals.Records,14:N0}   readings {Totals.Readings:N0}
          duplicates dropped         {Duplicates,14:N0}
          quarantined                {Totals.Quarantined,14:N0}
          missing                    {Missing,14:N0}
          still on the nodes         {Pending,14:N0}
          gaps in the ledger         {Totals.Gaps,14:N0}
          alarms raised              {AlarmsRaised,14:N0}
          sampling to output         {Latency(ReadToPinMs)}
          volts step to output       {Latency(StepToPinMs)}
        -------------------------------------------------------
          {(IsComplete ? "COMPLETE: everything measured is stored. 完整：测得的数据全部入库。" : "NOT COMPLETE: see the gap ledger. 不完整：见缺口台账。")}
        """);

    /// <summary>For machines.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        nodes = Nodes,
        records_taken = RecordsTaken,
        readings_taken = ReadingsTaken,
        records_stored = Totals.Records,
        readings_stored = Totals.Readings,
        duplicates = Duplicates,
        quarantined = Totals.Quarantined,
        missing = Missing,
        pending = Pending,
        gaps = Totals.Gaps,
        alarms_raised = AlarmsRaised,
        latency_p50_ms = Percentile(ReadToPinMs, 0.5),
        latency_p99_ms = Percentile(ReadToPinMs, 0.99),
        edge_to_pin_p50_ms = Percentile(StepToPinMs, 0.5),
        edge_to_pin_p99_ms = Percentile(StepToPinMs, 0.99),
        complete = IsComplete,
    });

    private static string Latency(IReadOnlyList<double> sorted) => sorted.Count == 0
        ? "   (not measured)"
        : string.Create(CultureInfo.InvariantCulture, $"   p50 {Percentile(sorted, 0.5):F2} ms, p99 {Percentile(sorted, 0.99):F2} ms ({sorted.Count} drills)");
}
