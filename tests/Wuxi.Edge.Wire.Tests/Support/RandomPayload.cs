using System.Text;
using Google.Protobuf;
using Wuxi.Edge.Benchmarks.Peer;

namespace Wuxi.Edge.Wire.Tests.Support;

/// <summary>Makes payloads out of a seed, as messages of the peer's codec: small ones, with everything that a metric can have.</summary>
internal sealed class RandomPayload(int seed)
{
    private static readonly string[] Letters = ["a", "Z", "/", " ", "é", "温", "度", "🔥", "\0", "\u07ff", "\uffff"];

    private readonly Random _random = new(seed);

    /// <summary>With <paramref name="isForWriter"/> only what <see cref="PayloadWriter"/> can write.</summary>
    public Payload Next(bool isForWriter)
    {
        var payload = new Payload();
        Maybe(() => payload.Timestamp = Number63());
        Maybe(() => payload.Seq = isForWriter ? (ulong)_random.Next(256) : Number63());
        for (int count = _random.Next(6); count > 0; count--)
        {
            payload.Metrics.Add(NextMetric(isForWriter, 0));
        }

        if (!isForWriter)
        {
            Seldom(() => payload.Uuid = Text());
            Seldom(() => payload.Body = Bytes());
        }

        return payload;
    }

    private Metric NextMetric(bool isForWriter, int depth)
    {
        var metric = new Metric();
        Maybe(() => metric.Name = Text());
        Maybe(() => metric.Alias = Number63());
        Maybe(() => metric.Timestamp = Number63());
        Maybe(() => metric.Datatype = (uint)_random.Next(1, 35));
        Maybe(() => metric.IsHistorical = isForWriter || _random.Next(2) == 0);
        SetValue(metric, isForWriter ? _random.Next(8) : _random.Next(12), depth);
        Maybe(() => metric.Properties = Properties(isForWriter, depth));
        if (!isForWriter)
        {
            Seldom(() => metric.IsTransient = true);
            Seldom(() => metric.IsNull = _random.Next(2) == 0);
            Seldom(() => metric.Metadata = new MetaData { IsMultiPart = true, ContentType = Text(), Size = Number63(), Md5 = Text() });
        }

        return metric;
    }

    private void SetValue(Metric metric, int choice, int depth)
    {
        switch (choice)
        {
            case 0: metric.IsNull = true; break;
            case 1: metric.IntValue = (uint)_random.NextInt64(); break;
            case 2: metric.LongValue = Number64(); break;
            case 3: metric.FloatValue = BitConverter.Int32BitsToSingle((int)_random.NextInt64()); break;
            case 4: metric.DoubleValue = BitConverter.UInt64BitsToDouble(Number64()); break;
            case 5: metric.BooleanValue = _random.Next(2) == 0; break;
            case 6: metric.StringValue = Text(); break;
            case 7: metric.BytesValue = Bytes(); break;
            case 8: metric.DatasetValue = Table(); break;
            case 9 when depth < 2: metric.TemplateValue = NextTemplate(depth); break;
            case 10: metric.ExtensionValue = new Benchmarks.Peer.Extension(); break;
            default: break;
        }
    }

    private PropertySet Properties(bool isForWriter, int depth)
    {
        var set = new PropertySet();
        for (int count = _random.Next(1, 4); count > 0; count--)
        {
            set.Keys.Add(_random.Next(4) switch { 0 => MetricName.Quality, 1 => MetricName.Reason, _ => Text() });
            set.Values.Add(Property(isForWriter ? _random.Next(9) : _random.Next(12), depth));
        }

        return set;
    }

    private PropertyValue Property(int choice, int depth) => choice switch
    {
        0 => new PropertyValue { Type = (uint)DataType.Int32, IntValue = (uint)_random.Next(600) },
        1 => new PropertyValue { Type = (uint)DataType.UInt32, IntValue = (uint)_random.NextInt64() },
        2 => new PropertyValue { Type = (uint)DataType.Int64, LongValue = Number64() },
        3 => new PropertyValue { Type = (uint)DataType.UInt64, LongValue = Number64() },
        4 => new PropertyValue { Type = (uint)DataType.Float, FloatValue = _random.NextSingle() },
        5 => new PropertyValue { Type = (uint)DataType.Double, DoubleValue = _random.NextDouble() },
        6 => new PropertyValue { Type = (uint)DataType.Boolean, BooleanValue = _random.Next(2) == 0 },
        7 => new PropertyValue { Type = (uint)DataType.String, StringValue = Text() },
        8 => new PropertyValue { Type = (uint)_random.Next(1, 35), IsNull = true },
        9 when depth < 2 => new PropertyValue { PropertysetValue = Properties(false, depth + 1) },
        10 when depth < 2 => new PropertyValue { PropertysetsValue = new PropertySetList { Propertyset = { Properties(false, depth + 1) } } },
        _ => new PropertyValue { ExtensionValue = new Benchmarks.Peer.Extension() },
    };

    private DataSet Table() => new()
    {
        NumOfColumns = 2,
        Columns = { Text(), Text() },
        Types_ = { (uint)DataType.Int32, (uint)DataType.String },
        Rows = { new Row { Elements = { new RowValue { IntValue = 5 }, new RowValue { StringValue = Text() } } } },
    };

    private Template NextTemplate(int depth) => new()
    {
        Version = Text(),
        Metrics = { NextMetric(false, depth + 1) },
        Parameters = { new Parameter { Name = Text(), Type = (uint)DataType.Double, DoubleValue = _random.NextDouble() } },
        TemplateRef = Text(),
        IsDefinition = true,
    };

    private ulong Number63() => (ulong)_random.NextInt64() >> _random.Next(63);

    private ulong Number64() => ((ulong)_random.NextInt64(long.MinValue, long.MaxValue)) >> _random.Next(64);

    private string Text()
    {
        // Around 128 bytes the length needs a second byte.
        int letters = _random.Next(8) == 0 ? _random.Next(30, 200) : _random.Next(6);
        var text = new StringBuilder();
        while (letters-- > 0)
        {
            text.Append(Letters[_random.Next(Letters.Length)]);
        }

        return text.ToString();
    }

    private ByteString Bytes()
    {
        byte[] bytes = new byte[_random.Next(8) == 0 ? _random.Next(100, 300) : _random.Next(6)];
        _random.NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }

    private void Maybe(Action action)
    {
        if (_random.Next(2) == 0)
        {
            action();
        }
    }

    private void Seldom(Action action)
    {
        if (_random.Next(8) == 0)
        {
            action();
        }
    }
}
