using System.Diagnostics.Metrics;

namespace Wuxi.Edge.Ingest;

/// <summary>What ingest counts, under the meter <c>Wuxi.Edge.Ingest</c>.</summary>
public sealed class IngestMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Wuxi.Edge.Ingest";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _messages;
    private readonly Counter<long> _records;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _gaps;
    private readonly Counter<long> _rebirths;
    private readonly Counter<long> _faults;

    /// <summary>Creates the instruments.</summary>
    public IngestMetrics()
    {
        _messages = _meter.CreateCounter<long>("wuxi.ingest.messages", "{message}", "Messages received");
        _records = _meter.CreateCounter<long>("wuxi.ingest.records", "{record}", "Records accepted");
        _duplicates = _meter.CreateCounter<long>("wuxi.ingest.duplicates", "{record}", "Records that came again and were dropped");
        _refused = _meter.CreateCounter<long>("wuxi.ingest.refused", "{record}", "Records that the historian could not take; they come again");
        _quarantined = _meter.CreateCounter<long>("wuxi.ingest.quarantined", "{record}", "Records put into quarantine");
        _gaps = _meter.CreateCounter<long>("wuxi.ingest.gaps", "{gap}", "Rows of the gap ledger written");
        _rebirths = _meter.CreateCounter<long>("wuxi.ingest.rebirth_requests", "{request}", "Rebirth requests sent");
        _faults = _meter.CreateCounter<long>("wuxi.ingest.faults", "{fault}", "Faults of nodes and their messages, by kind");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void CountMessage() => _messages.Add(1);

    internal void CountRecord() => _records.Add(1);

    internal void CountDuplicate() => _duplicates.Add(1);

    internal void CountRefused() => _refused.Add(1);

    internal void CountQuarantined() => _quarantined.Add(1);

    internal void CountGap() => _gaps.Add(1);

    internal void CountRebirth() => _rebirths.Add(1);

    internal void CountFault(string kind) => _faults.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
