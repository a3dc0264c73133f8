using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>
/// Reads NDATA and DDATA into a buffer that is used again and again; allocates nothing but for texts and faults.
/// Loop thread only.
/// </summary>
internal sealed class RecordReader
{
    private Reading[] _readings = new Reading[32];
    private int _count;
    private bool _isTimeLate;
    private int _highestPoint;

    /// <summary>The readings of known points. Valid until the next read.</summary>
    public ReadOnlySpan<Reading> Readings => _readings.AsSpan(0, _count);

    /// <summary>Number of the record, 0 when it has none.</summary>
    public ulong Number { get; private set; }

    /// <summary>Instant of sampling, UTC ms; -1 when not given.</summary>
    public long TimestampMs { get; private set; }

    public bool IsHistorical { get; private set; }

    /// <summary>The node's oldest record, when the message says so.</summary>
    public ulong? StoreFirst { get; private set; }

    /// <summary>The node's youngest record, when the message says so.</summary>
    public ulong? StoreLast { get; private set; }

    /// <summary>What the message says of the node's settings; null when it says nothing.</summary>
    public SettingsReport? Settings { get; private set; }

    /// <summary>How many metrics the workshop file does not name.</summary>
    public int UnknownMetrics { get; private set; }

    /// <summary>Name of one of the metrics that the workshop file does not name.</summary>
    public string? UnknownMetric { get; private set; }

    /// <summary>Why the record cannot be used, a <see cref="FaultKind"/>; null when it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>The fault in words.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Reads all metrics of an opened payload; the first fault stays.</summary>
    public void Read(PayloadReader reader, MetricTable metrics, string? device)
    {
        _count = 0;
        _isTimeLate = false;
        _highestPoint = -1;
        Number = 0;
        TimestampMs = -1;
        IsHistorical = false;
        StoreFirst = null;
        StoreLast = null;
        Settings = null;
        UnknownMetrics = 0;
        UnknownMetric = null;
        Fault = null;
        while (reader.Read())
        {
            IsHistorical |= reader.IsHistorical;
            MetricEntry entry = reader.HasAlias
                ? metrics.Find(reader.Alias)
                : reader.HasName ? metrics.Find(device, reader.GetName()!) : default;
            if (!entry.IsThere || !(ReferenceEquals(entry.Device, device) || entry.Device == device))
            {
                Refuse(FaultKind.UnknownAlias, $"alias {reader.Alias} is not declared by {device ?? "the node"}");
                continue;
            }

            if (entry.Role == MetricRole.Point)
            {
                TakePoint(reader, entry);
            }
            else
            {
                Take(reader, entry);
            }
        }

        if (reader.Error != WireError.None)
        {
            Refuse(FaultKind.Undecodable, $"{reader.Error} at byte {reader.ErrorOffset}");
        }

        SettleTime(reader);
    }

    private void Take(PayloadReader reader, in MetricEntry entry)
    {
        switch (entry.Role)
        {
            case MetricRole.RecordNumber:
                Number = TakeNumber(reader, entry) ?? 0;
                TakeTime(reader);
                break;
            case MetricRole.StoreFirst:
                StoreFirst = TakeNumber(reader, entry);
                break;
            case MetricRole.StoreLast:
                StoreLast = TakeNumber(reader, entry);
                break;
            case MetricRole.Settings:
                SettingsReport report = Settings ?? default;
                report.Take(reader, entry.Name);
                Settings = report;
                break;
            case MetricRole.Unknown:
                UnknownMetrics++;
                UnknownMetric = entry.Name;
                break;
            case MetricRole.WrongType or MetricRole.WrongUnit or MetricRole.AliasConflict:
                Refuse(entry.Fault!, entry.Name);
                break;
            default:
                break;
        }
    }

    private void TakePoint(PayloadReader reader, in MetricEntry entry)
    {
        string? fault = MetricValues.Read(reader, entry.Type, out PointValue value, out Quality quality, out BadReason reason);
        if (fault is not null)
        {
            Refuse(fault, $"{entry.Name}: declared {entry.Type}, sent as {reader.ValueKind}");
            return;
        }

        int point = entry.Point;
        if (point <= _highestPoint && IsThere(point))
        {
            Refuse(FaultKind.RepeatedMetric, entry.Name);
            return;
        }

        _highestPoint = Math.Max(_highestPoint, point);
        _isTimeLate |= TimestampMs < 0 && !reader.HasMetricTimestamp;
        TakeTime(reader);
        if (_count == _readings.Length)
        {
            Array.Resize(ref _readings, 2 * _count);
        }

        _readings[_count++] = new Reading(point, TimestampMs, value, quality, reason);
    }

    /// <summary>Seldom asked: nodes send the points of a device in the order in which the workshop file has them.</summary>
    private bool IsThere(int point)
    {
        foreach (ref readonly Reading other in Readings)
        {
            if (other.Point == point)
            {
                return true;
            }
        }

        return false;
    }

    private ulong? TakeNumber(PayloadReader reader, in MetricEntry entry)
    {
        if (!reader.IsNull && reader.ValueKind == WireValue.Long)
        {
            return reader.LongBits;
        }

        Refuse(FaultKind.WrongType, $"{entry.Name}: declared {entry.Type}, sent as {reader.ValueKind}");
        return null;
    }

    private void TakeTime(PayloadReader reader)
    {
        if (!reader.HasMetricTimestamp)
        {
            return;
        }

        if (TimestampMs < 0)
        {
            TimestampMs = reader.MetricTimestamp;
        }
        else if (TimestampMs != reader.MetricTimestamp)
        {
            Refuse(FaultKind.MixedTimestamps, $"{TimestampMs} and {reader.MetricTimestamp} in one record");
        }
    }

    /// <summary>Metrics without a time stamp of their own have the record's, and that of a record without any is the payload's.</summary>
    private void SettleTime(PayloadReader reader)
    {
        if (TimestampMs < 0 && reader.HasTimestamp)
        {
            TimestampMs = reader.Timestamp;
        }

        if (TimestampMs < 0)
        {
            Refuse(FaultKind.NoTimestamp, "neither the metrics nor the payload have one");
        }

        for (int i = 0; _isTimeLate && i < _count; i++)
        {
            _readings[i] = _readings[i] with { TimestampMs = TimestampMs };
        }
    }

    private void Refuse(string fault, string detail)
    {
        if (Fault is null)
        {
            Fault = fault;
            Detail = detail;
        }
    }
}
