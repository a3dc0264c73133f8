using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>Reads NBIRTH and DBIRTH: all or nothing, so that a broken birth never replaces a good one. Loop thread only.</summary>
internal sealed class BirthReader
{
    private readonly List<DeclaredMetric> _metrics = [];

    /// <summary>What the last birth declared.</summary>
    public IReadOnlyList<DeclaredMetric> Metrics => _metrics;

    /// <summary>What the last NBIRTH said of session and store.</summary>
    public NodeFacts Facts { get; private set; }

    /// <summary>Reads all metrics of an opened payload.</summary>
    /// <param name="reader">Just opened.</param>
    /// <param name="device">Device id, or null for the node itself.</param>
    /// <param name="points">The device's points by metric name.</param>
    /// <param name="nowMs">Time stamp of values that have none.</param>
    /// <returns>What is wrong, in words; null when all was read.</returns>
    public string? Read(PayloadReader reader, string? device, IReadOnlyDictionary<string, Point> points, long nowMs)
    {
        _metrics.Clear();
        var facts = new NodeFacts { BdSeq = -1 };
        while (reader.Read())
        {
            if (reader.NameLength == 0)
            {
                return $"metric {_metrics.Count} has no name";
            }

            string name = reader.GetName();
            TakeFact(ref facts, reader, name);
            points.TryGetValue(name, out Point? point);
            MetricEntry entry = MetricClassifier.Classify(name, reader.DataType, point, device, point is null ? null : UnitOf(reader));
            Reading? value = null;
            string? fault = entry.Fault;
            if (entry.Role == MetricRole.Point)
            {
                fault = MetricValues.Read(reader, entry.Type, out PointValue content, out Quality quality, out BadReason reason);
                if (fault is null && !IsUndetermined(reader))
                {
                    long timestampMs = reader.HasMetricTimestamp ? reader.MetricTimestamp : reader.HasTimestamp ? reader.Timestamp : nowMs;
                    value = new Reading(point!.Index, timestampMs, content, quality, reason);
                }
            }

            _metrics.Add(new DeclaredMetric(reader.Alias, entry, value, fault));
        }

        Facts = facts;
        return reader.Error == WireError.None ? null : $"{reader.Error} at byte {reader.ErrorOffset}";
    }

    /// <summary>Null without a quality: the node has not measured yet, which says nothing.</summary>
    private static bool IsUndetermined(PayloadReader reader) => reader.IsNull && reader.Quality < 0;

    private static void TakeFact(ref NodeFacts facts, PayloadReader reader, string name)
    {
        if (facts.Settings.Take(reader, name) || reader.IsNull || reader.ValueKind != WireValue.Long)
        {
            TakeText(ref facts, reader, name);
            return;
        }

        switch (name)
        {
            case MetricName.BdSeq:
                facts.BdSeq = (long)Math.Min(reader.LongBits, long.MaxValue);
                break;
            case MetricName.StoreId:
                facts.StoreId = reader.LongBits;
                break;
            case MetricName.StoreFirst:
                facts.StoreFirst = reader.LongBits;
                break;
            case MetricName.StoreLast:
                facts.StoreLast = reader.LongBits;
                break;
            case MetricName.UpdateNumber:
                facts.UpdateNumber = reader.LongBits;
                break;
        }
    }

    private static void TakeText(ref NodeFacts facts, PayloadReader reader, string name)
    {
        switch (name)
        {
            case MetricName.UpdateState:
                facts.UpdateState = reader.GetString();
                break;
            case MetricName.UpdateReason:
                facts.UpdateReason = reader.GetString();
                break;
            case MetricName.FirmwareVersion:
                facts.FirmwareVersion = reader.GetString();
                break;
        }
    }

    private static string? UnitOf(PayloadReader reader)
    {
        string? unit = null;
        while (reader.ReadProperty())
        {
            if (reader.PropertyKey == MetricName.Unit)
            {
                unit = reader.PropertyString;
            }
        }

        return unit;
    }
}
