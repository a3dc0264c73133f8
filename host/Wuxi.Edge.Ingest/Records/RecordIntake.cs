using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Ingest.Sessions;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>
/// Takes one node's data messages in: each record goes to the stages once and to the historian until it has it; what cannot
/// be used goes into quarantine. Loop thread only.
/// </summary>
internal sealed class RecordIntake(
    string node, IngestContext context, RecordLedger ledger, RebirthRequests rebirths, FaultBook faults, SettingsDelivery settings)
{
    private readonly RecordReader _reader = context.Records;

    // Unusable records that may be usable after a rebirth, with the number of births before they came.
    private readonly Dictionary<ulong, int> _unusable = [];

    /// <summary>Records given to the stages.</summary>
    public long Received { get; private set; }

    /// <summary>Records that came although the historian has them.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Records put into quarantine.</summary>
    public long Quarantined { get; private set; }

    /// <summary>Another store: numbers mean other records now.</summary>
    public void Forget() => _unusable.Clear();

    /// <summary>Takes a message whose payload <see cref="IngestContext.Reader"/> has opened.</summary>
    /// <param name="route">Its topic; the device is looked up.</param>
    /// <param name="payload">For quarantine.</param>
    /// <param name="receivedTicks">When it came.</param>
    /// <param name="metrics">What the session declared.</param>
    /// <param name="births">How many births the session has seen.</param>
    /// <returns>Whether it was a record of the node's backlog, new or not.</returns>
    public bool Accept(TopicRoute route, ReadOnlySpan<byte> payload, long receivedTicks, MetricTable metrics, int births)
    {
        _reader.Read(context.Reader, metrics, route.Device?.Id ?? route.DeviceId);
        if (_reader.UnknownMetrics > 0)
        {
            faults.Count(FaultKind.UnknownMetric, $"{route.DeviceId} {_reader.UnknownMetric}", context.NowMs);
        }

        if (_reader.Number == 0)
        {
            AcceptBookkeeping(route);
            return false;
        }

        if (!ledger.IsOpen || ledger.Current is not { } store)
        {
            faults.Count(FaultKind.BadBirth, $"record {_reader.Number}, and NBIRTH named no store", context.NowMs);
            return false;
        }

        var id = new RecordId(node, store.Id, _reader.Number);
        RecordFate fate = ledger.Judge(id.Number);
        if (fate == RecordFate.Duplicate)
        {
            Duplicates++;
            context.Metrics.CountDuplicate();
            return _reader.IsHistorical;
        }

        store.See(id.Number);
        if (_reader.Fault is { } fault)
        {
            faults.Count(fault, $"record {id.Number}: {_reader.Detail}", context.NowMs);
            Retry(id, route, payload, births, fault);
        }
        else if (context.JudgeTime(_reader.TimestampMs) is { } timeFault)
        {
            faults.Count(timeFault, $"record {id.Number} is stamped {_reader.TimestampMs}, the gateway has {context.NowMs}", context.NowMs);
            Quarantine(id, route, payload, $"{timeFault}: {_reader.TimestampMs}");
        }
        else if (_reader.Readings.IsEmpty)
        {
            Quarantine(id, route, payload, $"{FaultKind.UnknownMetric}: nothing in it is in the workshop file");
        }
        else
        {
            Store(new RecordHeader(id, route.DeviceId, _reader.TimestampMs, _reader.IsHistorical, receivedTicks), fate);
        }

        return _reader.IsHistorical;
    }

    private void Store(in RecordHeader record, RecordFate fate)
    {
        ReadOnlySpan<Reading> readings = _reader.Readings;
        if (fate == RecordFate.New)
        {
            // Alarms and outputs first: nothing may delay them.
            foreach (IRecordStage stage in context.Stages)
            {
                stage.OnRecord(record, readings);
            }

            ledger.MarkEvaluated(record.Id.Number);
            Received++;
            context.Metrics.CountRecord();
            if (!record.IsHistorical)
            {
                context.Live.Update(readings, record.ReceivedTicks);
            }
        }

        if (ledger.TryStore(record, readings) && _unusable.Count > 0)
        {
            _unusable.Remove(record.Id.Number);
        }
    }

    /// <summary>A message that is no record: it may say what the node still has, and nothing else.</summary>
    private void AcceptBookkeeping(TopicRoute route)
    {
        if (_reader.Fault is { } fault)
        {
            faults.Count(fault, $"{route.Type} {route.DeviceId}: {_reader.Detail}", context.NowMs);
            rebirths.Want();
        }
        else if (route.DeviceId is not null || !_reader.Readings.IsEmpty)
        {
            faults.Count(FaultKind.NoRecordNumber, $"{route.Type} {route.DeviceId}", context.NowMs);
        }

        if (route.DeviceId is null && _reader.Settings is { } report)
        {
            settings.OnData(report);
        }

        if (_reader.StoreFirst is not { } first || !ledger.IsOpen || ledger.Current is not { } store)
        {
            return;
        }

        ulong last = _reader.StoreLast ?? Math.Max(store.LastKnown, first == 0 ? 0 : first - 1);
        if (!StoreForm.IsValid(store.Id, first, last))
        {
            faults.Count(FaultKind.StoreRegressed, $"records {first} to {last} announced", context.NowMs);
            return;
        }

        long atMs = context.EventTime(_reader.TimestampMs >= 0, _reader.TimestampMs);
        if (!ledger.Announce(first, last, atMs, GapReason.StoreOverflow))
        {
            faults.Count(FaultKind.StoreRegressed, $"last record {last} announced, {store.LastKnown} was seen", context.NowMs);
        }
    }

    /// <summary>A rebirth may make it readable. When it comes again after one and still is not, it never will be.</summary>
    private void Retry(RecordId id, TopicRoute route, ReadOnlySpan<byte> payload, int births, string fault)
    {
        if (_unusable.TryGetValue(id.Number, out int birthsThen) && birthsThen < births)
        {
            Quarantine(id, route, payload, $"{fault}: {_reader.Detail}");
            return;
        }

        rebirths.Want();
        if (_unusable.Count < context.Options.RememberedUnusable)
        {
            _unusable.TryAdd(id.Number, births);
        }
    }

    private void Quarantine(RecordId id, TopicRoute route, ReadOnlySpan<byte> payload, string fault)
    {
        if (!ledger.TryQuarantine(new QuarantineEntry(id, route.Topic, payload.ToArray(), context.NowMs, fault)))
        {
            return;
        }

        _unusable.Remove(id.Number);
        Quarantined++;
        context.Metrics.CountQuarantined();
        IngestLog.Quarantined(context.Logger, node, id.Number, id.StoreId, fault);
    }
}
