using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Testing.Sparkplug;

/// <summary>Writes the messages of a node as scripts describe them; knows the aliases it declared.</summary>
public sealed class ScriptNode
{
    private static readonly Dictionary<string, string[]> Standard = new()
    {
        ["meter-1"] = [".Record/Number@1:UInt64", ".active-power@2:Float", ".active-energy@3:Double"],
        ["smoke-1"] = [".Record/Number@4:UInt64", ".optical-density@5:Float"],
        ["dust-1"] = [".Record/Number@1:UInt64", ".pm2_5@2:Float"],
    };

    private readonly Dictionary<(string Device, string Name), ScriptMetric> _declared = [];
    private readonly PayloadWriter _writer = new(new byte[4096]);

    /// <summary>The message of a line such as <c>DDATA N001/meter-1 seq=2 number=1 .active-power=1</c>.</summary>
    /// <param name="line">One of NBIRTH, NDEATH, NDATA, DBIRTH, DDEATH, DDATA; <c>cut=N</c> cuts off its last bytes.</param>
    /// <param name="atMs">UTC ms of the message.</param>
    /// <exception cref="FormatException">Another line.</exception>
    public byte[] Message(ScriptLine line, long atMs)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] target = line.Words[0].Split('/');
        string? device = target.Length > 1 ? target[1] : null;
        byte[] payload = line.Verb switch
        {
            "NBIRTH" => NodeBirth(line, atMs),
            "NDEATH" => NodeDeath(line),
            "NDATA" => NodeData(line, atMs),
            "DBIRTH" => DeviceBirth(device!, line, atMs),
            "DDEATH" => DeviceDeath(line, atMs),
            "DDATA" => DeviceData(device!, line, atMs),
            _ => throw new FormatException($"no such line: {line.Verb}"),
        };
        return line.Has("cut") ? payload[..^(int)line.Number("cut")] : payload;
    }

    private byte[] NodeBirth(ScriptLine line, long atMs)
    {
        _writer.Begin(atMs);
        if (line.Has("bdSeq"))
        {
            Write(MetricName.BdSeq, -1, DataType.Int64, atMs, writer => writer.WriteInt64(line.Number("bdSeq")));
        }

        Write(MetricName.Rebirth, -1, DataType.Boolean, atMs, writer => writer.WriteBoolean(false));
        if (line.Has("store"))
        {
            Write(MetricName.StoreId, 90, DataType.UInt64, atMs, writer => writer.WriteUInt64(line.Hex("store")));
            Write(MetricName.StoreFirst, 91, DataType.UInt64, atMs, writer => writer.WriteUInt64((ulong)line.Number("first")));
            Write(MetricName.StoreLast, 92, DataType.UInt64, atMs, writer => writer.WriteUInt64((ulong)line.Number("last")));
        }

        return End(line);
    }

    private byte[] NodeDeath(ScriptLine line)
    {
        _writer.Begin(-1);
        Write(MetricName.BdSeq, -1, DataType.Int64, -1, writer => writer.WriteInt64(line.Number("bdSeq")));
        return End(line);
    }

    private byte[] NodeData(ScriptLine line, long atMs)
    {
        _writer.Begin(atMs);
        foreach ((string key, long alias) in new[] { ("first", 91L), ("last", 92L) })
        {
            if (line.Has(key))
            {
                Write(null, alias, DataType.Unknown, atMs, writer => writer.WriteUInt64((ulong)line.Number(key)));
            }
        }

        return End(line);
    }

    private byte[] DeviceBirth(string device, ScriptLine line, long atMs)
    {
        _writer.Begin(atMs);
        ScriptMetric[] metrics = [.. (line.Metrics.Length > 0 ? line.Metrics : Standard[device]).Select(ScriptMetric.Parse)];
        foreach (ScriptMetric metric in metrics)
        {
            _declared[(device, metric.Name)] = metric;
            _writer.BeginMetric(metric.Name, metric.Alias, atMs, metric.Type, false);
            metric.WriteValue(_writer, metric.Type);
            _writer.EndMetric();
        }

        return End(line);
    }

    private byte[] DeviceDeath(ScriptLine line, long atMs)
    {
        _writer.Begin(atMs);
        return End(line);
    }

    private byte[] DeviceData(string device, ScriptLine line, long atMs)
    {
        bool isHistorical = line.Has("historical");
        _writer.Begin(atMs);
        if (line.Has("number"))
        {
            long alias = _declared[(device, MetricName.RecordNumber)].Alias;
            _writer.BeginMetric(null, alias, atMs, DataType.Unknown, isHistorical);
            _writer.WriteUInt64((ulong)line.Number("number"));
            _writer.EndMetric();
        }

        foreach (ScriptMetric metric in line.Metrics.Select(ScriptMetric.Parse))
        {
            _declared.TryGetValue((device, metric.Name), out ScriptMetric? declared);
            DataType type = declared?.Type ?? DataType.Float;
            long alias = metric.Alias >= 0 ? metric.Alias : declared!.Alias;
            bool isNamed = alias < 0;
            _writer.BeginMetric(isNamed ? metric.Name : null, alias, atMs, metric.Type, isHistorical);
            metric.WriteValue(_writer, type);
            _writer.EndMetric();
        }

        return End(line);
    }

    private void Write(string? name, long alias, DataType type, long atMs, Action<PayloadWriter> value)
    {
        _writer.BeginMetric(name, alias, atMs, type, false);
        value(_writer);
        _writer.EndMetric();
    }

    private byte[] End(ScriptLine line)
    {
        _writer.End(line.Has("seq") ? (int)line.Number("seq") : -1);
        if (_writer.IsOverflow)
        {
            throw new InvalidOperationException("the script's message is larger than the writer's buffer");
        }

        return _writer.Buffer[.._writer.Length];
    }
}
