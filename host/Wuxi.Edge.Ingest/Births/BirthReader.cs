using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>Reads NBIRTH and DBIRTH: all or nothing, so that a broken birth never replaces a good one. Loop thread only.</summary>
internal sealed class BirthReader
{
    /// <summary>Names beyond these are kept as often as they are declared.</summary>
    private const int MostNames = 1024;

    private readonly List<DeclaredMetric> _metrics = [];
    // Of the device that is being read.
    private readonly Dictionary<string, Point> _points = new(StringComparer.Ordinal);
    // Of metrics that are no points: all nodes declare the same few.
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What the last birth declared.</summary>
    public IReadOnlyList<DeclaredMetric> Metrics => _metrics;

    /// <summary>Of those; -1 when none has an alias.</summary>
    public long HighestAlias { get; private set; }

    /// <summary>What the last NBIRTH said of session and store.</summary>
    public NodeFacts Facts { get; private set; }

    /// <summary>Reads all metrics of an opened payload.</summary>
    /// <param name="reader">Just opened.</param>
    /// <param name="device">Device id, or null for the node itself.</param>
    /// <param name="points">The device's points, each with a metric of its own.</param>
    /// <param name="nowMs">Time stamp of values that have none.</param>
    /// <returns>What is wrong, in words; null when all was read.</returns>
    public string? Read(PayloadReader reader, string? device, IReadOnlyList<Point> points, long nowMs)
    {
        _metrics.Clear();
        HighestAlias = -1;
        _points.Clear();
        foreach (Point known in points)
        {
            _points.Add(known.Metric, known);
        }

        var facts = new NodeFacts { BdSeq = -1 };
        while (reader.Read())
        {
            if (reader.NameLength == 0)
            {
                return $"metric {_metrics.Count} has no name";
            }

            string name = reader.GetName();
            TakeFact(ref facts, reader, name);
            _points.TryGetValue(name, out Point? point);
            MetricEntry entry = MetricClassifier.Classify(point is null ? Shared(name) : point.Metric, reader.DataType, point, device, point is null ? null : UnitOf(reader));
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

            HighestAlias = Math.Max(HighestAlias, reader.Alias);
            _metrics.Add(new DeclaredMetric(reader.Alias, entry, value, fault));
        }

        Facts = facts;
        return reader.Error == WireError.None ? null : $"{reader.Error} at byte {reader.ErrorOffset}";
    }

    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out string? same))
        {
            return same;
        }

        if (_names.Count < MostNames)
        {
            _names.Add(name);
        }

        return name;
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
