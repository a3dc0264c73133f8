using System.Text.Json;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>What the load's nodes say in the end. Immutable.</summary>
/// <param name="RecordsTaken">Records they took.</param>
/// <param name="ReadingsTaken">Values in them.</param>
/// <param name="RecordsConfirmed">Records that the gateway confirmed.</param>
/// <param name="RecordsResent">Records that were sent again.</param>
/// <param name="RecordsRefused">Records that were not taken because a node's store was full.</param>
/// <param name="Births">Births of nodes; beyond one each, they were asked for.</param>
/// <param name="Seconds">From the first message to the last confirmation.</param>
/// <param name="CpuUserS">Own processor time, user.</param>
/// <param name="CpuSystemS">Own processor time, system.</param>
/// <param name="CatchUpS">From the end of the burst until its backlog was gone; null when it never was, or without a burst.</param>
/// <param name="BacklogS">From the gateway's coming online until all backlogs of the start were confirmed; null when they never were, or without.</param>
/// <param name="PendingMost">Most records taken and not confirmed, in each phase.</param>
public sealed record LoadResult(
    long RecordsTaken,
    long ReadingsTaken,
    long RecordsConfirmed,
    long RecordsResent,
    long RecordsRefused,
    long Births,
    double Seconds,
    double CpuUserS,
    double CpuSystemS,
    double? CatchUpS,
    double? BacklogS,
    IReadOnlyList<long> PendingMost)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the line.</summary>
    public static LoadResult Parse(string line) => JsonSerializer.Deserialize<LoadResult>(line, Options)!;
}
