using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Benchmarks.Wire;

/// <summary>The sample record through Wuxi.Edge.Wire, as node and gateway do it.</summary>
public sealed class RecordCodec
{
    private readonly PayloadWriter _writer = new(new byte[1024]);
    private readonly PayloadReader _reader = new();
    private readonly float[] _values = [.. SampleRecord.Values];
    private readonly int[] _scaledValues = [.. SampleRecord.ScaledValues];

    /// <summary>Where <see cref="Encode"/> leaves the bytes.</summary>
    public byte[] Buffer => _writer.Buffer;

    /// <summary>Writes the record; returns its length.</summary>
    public int Encode(ulong recordNumber)
    {
        BeginRecord(recordNumber);
        long alias = SampleRecord.FirstAlias;
        foreach (float value in _values)
        {
            _writer.BeginMetric(null, ++alias, SampleRecord.TimestampMs, DataType.Unknown, false);
            _writer.WriteFloat(value);
            _writer.EndMetric();
        }

        return EndRecord();
    }

    /// <summary>Writes the record with its values as whole steps; returns its length.</summary>
    public int EncodeScaled(ulong recordNumber)
    {
        BeginRecord(recordNumber);
        long alias = SampleRecord.FirstAlias;
        foreach (int value in _scaledValues)
        {
            _writer.BeginMetric(null, ++alias, SampleRecord.TimestampMs, DataType.Unknown, false);
            _writer.WriteInt32(value);
            _writer.EndMetric();
        }

        return EndRecord();
    }

    /// <summary>Reads alias, time and value of every metric; returns a sum that depends on all of them.</summary>
    public double Decode(byte[] payload, int count)
    {
        if (_reader.Open(payload, 0, count) != WireError.None)
        {
            throw new InvalidDataException($"{_reader.Error} at {_reader.ErrorOffset}");
        }

        long whole = _reader.Timestamp + _reader.Sequence;
        double sum = 0;
        while (_reader.Read())
        {
            whole += _reader.Alias + _reader.MetricTimestamp;
            sum += _reader.ValueKind == WireValue.Float ? _reader.FloatValue : _reader.LongBits;
        }

        if (_reader.Error != WireError.None)
        {
            throw new InvalidDataException($"{_reader.Error} at {_reader.ErrorOffset}");
        }

        return whole + sum;
    }

    private void BeginRecord(ulong recordNumber)
    {
        _writer.Begin(SampleRecord.TimestampMs);
        _writer.BeginMetric(null, SampleRecord.FirstAlias, SampleRecord.TimestampMs, DataType.Unknown, false);
        _writer.WriteUInt64(recordNumber);
        _writer.EndMetric();
    }

    private int EndRecord()
    {
        _writer.End(SampleRecord.Sequence);
        return _writer.IsOverflow ? throw new InvalidDataException("the buffer is too small") : _writer.Length;
    }
}
