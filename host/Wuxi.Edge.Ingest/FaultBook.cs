using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest;

/// <summary>
/// The faults of one source, counted by kind and logged once a kind. Bounded, since the kinds are those of
/// <see cref="FaultKind"/>. Loop thread only.
/// </summary>
/// <param name="source">Node id, for the log.</param>
internal sealed class FaultBook(string source, IngestMetrics metrics, ILogger logger)
{
    // Most nodes never have any.
    private Dictionary<string, FaultCount>? _faults;
    private IReadOnlyList<FaultCount>? _snapshot;

    /// <summary>Counts a fault.</summary>
    /// <param name="kind">Of <see cref="FaultKind"/>.</param>
    /// <param name="detail">This case in words.</param>
    /// <param name="nowMs">UTC ms.</param>
    public void Count(string kind, string detail, long nowMs)
    {
        metrics.CountFault(kind);
        _snapshot = null;
        _faults ??= new Dictionary<string, FaultCount>(StringComparer.Ordinal);
        if (_faults.TryGetValue(kind, out FaultCount? fault))
        {
            _faults[kind] = fault with { Count = fault.Count + 1, LastMs = nowMs, Detail = detail };
            return;
        }

        _faults.Add(kind, new FaultCount(kind, 1, nowMs, detail));
        IngestLog.FaultMet(logger, source, kind, detail);
    }

    /// <summary>A copy, in the order in which the kinds first appeared; the same one until something is counted.</summary>
    public IReadOnlyList<FaultCount> Snapshot() => _snapshot ??= _faults is null ? [] : [.. _faults.Values];
}
