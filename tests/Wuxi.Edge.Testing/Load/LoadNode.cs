using System.Globalization;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Testing.Load;

/// <summary>Writes what one node of <see cref="LoadPlant"/> sends, in session order. Not thread safe.</summary>
/// <param name="index">Which node.</param>
/// <param name="points">Points of its instrument.</param>
public sealed class LoadNode(int index, int points)
{
    private const long NumberAlias = 10;

    private readonly PayloadWriter _writer = new(new byte[256 + (40 * points)]);
    private int _sequence;
    private ulong _number;

    /// <summary>Topic of its data.</summary>
    public string DataTopic { get; } = Topic.Format(LoadPlant.Group, MessageType.DData, LoadPlant.NodeId(index), LoadPlant.Device);

    /// <summary>Topic of the commands to it.</summary>
    public string CommandTopic { get; } = Topic.Format(LoadPlant.Group, MessageType.NCmd, LoadPlant.NodeId(index), null!);

    /// <summary>Store id of its records.</summary>
    public ulong StoreId { get; } = 0xA000_0000UL + (uint)index;

    /// <summary>Number of the newest record it has written.</summary>
    public ulong Number => _number;

    /// <summary>Its NBIRTH and DBIRTH, with their topics. A new session begins.</summary>
    public IEnumerable<(string Topic, byte[] Payload)> Births(long atMs)
    {
        _sequence = 0;
        _writer.Begin(atMs);
        Write(MetricName.BdSeq, -1, atMs, DataType.Int64, 1);
        Write(MetricName.StoreId, 1, atMs, DataType.UInt64, StoreId);
        Write(MetricName.StoreFirst, 2, atMs, DataType.UInt64, 1);
        Write(MetricName.StoreLast, 3, atMs, DataType.UInt64, _number);
        string node = LoadPlant.NodeId(index);
        yield return (Topic.Format(LoadPlant.Group, MessageType.NBirth, node, null!), End());
        _writer.Begin(atMs);
        Write(MetricName.RecordNumber, NumberAlias, atMs, DataType.UInt64, 0);
        for (int point = 0; point < points; point++)
        {
            _writer.BeginMetric(string.Create(CultureInfo.InvariantCulture, $"m{point}"), NumberAlias + 1 + point, atMs, DataType.Float, false);
            _writer.WriteFloat(0);
            _writer.EndMetric();
        }

        yield return (Topic.Format(LoadPlant.Group, MessageType.DBirth, node, LoadPlant.Device), End());
    }

    /// <summary>Its next record.</summary>
    public byte[] Data(long atMs, bool isHistorical = false)
    {
        _number++;
        return Data(_number, atMs, isHistorical);
    }

    /// <summary>A record of any number, sent now.</summary>
    public byte[] Data(ulong number, long atMs, bool isHistorical)
    {
        _number = Math.Max(_number, number);
        _writer.Begin(atMs);
        _writer.BeginMetric(null, NumberAlias, atMs, DataType.Unknown, isHistorical);
        _writer.WriteUInt64(number);
        _writer.EndMetric();
        for (int point = 0; point < points; point++)
        {
            _writer.BeginMetric(null, NumberAlias + 1 + point, atMs, DataType.Unknown, isHistorical);
            _writer.WriteFloat(point + ((number + (ulong)index) % 100 * 0.1f));
            _writer.EndMetric();
        }

        return End();
    }

    private void Write(string name, long alias, long atMs, DataType type, ulong value)
    {
        _writer.BeginMetric(name, alias, atMs, type, false);
        _writer.WriteUInt64(value);
        _writer.EndMetric();
    }

    private byte[] End()
    {
        _writer.End(_sequence);
        _sequence = (_sequence + 1) % 256;
        return _writer.IsOverflow ? throw new InvalidDataException("the buffer is too small") : _writer.Buffer[.._writer.Length];
    }
}
