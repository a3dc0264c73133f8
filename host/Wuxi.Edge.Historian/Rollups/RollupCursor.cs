using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Rollups;

/// <summary>Walks what <see cref="RollupCodec"/> wrote, 128 windows at a time. Not thread safe; used again by <see cref="Open"/>.</summary>
/// <param name="isForTrend">Leave out first number, beginning, what was held, and increase.</param>
internal sealed class RollupCursor(bool isForTrend = false)
{
    private static readonly long[] Zeros = new long[Int64Codec.ChunkSize];

    /// <summary>Columns that are not needed for what a trend shows: first number, beginning, what was held, increase.</summary>
    private const int NotOfTrends = (1 << 5) | (1 << 8) | (1 << 10) | (1 << 11) | (1 << 12) | (1 << 14);

    private readonly Int64Cursor[] _columns = [.. Enumerable.Range(0, RollupCodec.Columns).Select(_ => new Int64Cursor())];
    private readonly long[][] _chunk = new long[RollupCodec.Columns][];
    private int _mask;
    private int _remaining;
    private bool _isDouble;
    private double _power;
    private int _resolutionMs;

    /// <summary>Windows of the chunk.</summary>
    public int Count { get; private set; }

    /// <summary>Whether smallest, largest, last number and sum of the chunk's windows can be told from the integers below.</summary>
    public bool IsDecimal => !_isDouble;

    /// <summary>What integers are to be divided by when they are <see cref="IsDecimal"/>.</summary>
    public double Power => _power;

    /// <summary>Good numbers of each window of the chunk; all of these are valid until the next one.</summary>
    public ReadOnlySpan<long> Good => Column(1);

    /// <summary>Readings without a good number.</summary>
    public ReadOnlySpan<long> Bad => Column(2);

    /// <summary>Smallest number.</summary>
    public ReadOnlySpan<long> Min => Column(3);

    /// <summary>Largest number, above the smallest.</summary>
    public ReadOnlySpan<long> MaxAboveMin => Column(4);

    /// <summary>Last number, above the smallest.</summary>
    public ReadOnlySpan<long> LastAboveMin => Column(6);

    /// <summary>Sum of the numbers, each above the smallest.</summary>
    public ReadOnlySpan<long> SumAboveMin => Column(7);

    /// <summary>Begins.</summary>
    /// <param name="bytes">With <see cref="BitPacking.Slack"/> bytes behind.</param>
    /// <param name="resolutionMs">Length of the windows.</param>
    /// <exception cref="DamagedDataException">The bytes were not written by the codec.</exception>
    public void Open(ReadOnlyMemory<byte> bytes, int resolutionMs)
    {
        var reader = new ByteReader(bytes.Span);
        int exponent = NumberForm.Exponent(reader.ReadByte());
        var kind = (ValueKind)reader.ReadByte();
        _isDouble = exponent < 0 && (kind is ValueKind.Float or ValueKind.Double);
        _power = exponent < 0 ? 1 : DecimalScale.Power(exponent);
        _resolutionMs = resolutionMs;
        _remaining = reader.ReadCount(int.MaxValue);
        _mask = reader.ReadCount((1 << RollupCodec.Columns) - 1);
        Count = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            _chunk[i] = Zeros;
            if ((_mask & (1 << i)) != 0)
            {
                int length = reader.ReadCount(reader.Remaining);
                _columns[i].Open(bytes, reader.Position, _remaining);
                reader.ReadBytes(length);
            }
        }

        _mask &= isForTrend ? ~NotOfTrends : -1;
    }

    /// <summary>The next windows; false at the end.</summary>
    public bool Next()
    {
        Count = Math.Min(_remaining, Int64Codec.ChunkSize);
        _remaining -= Count;
        for (int i = 0; i < _columns.Length && Count > 0; i++)
        {
            if ((_mask & (1 << i)) != 0)
            {
                _columns[i].Next();
                _chunk[i] = _columns[i].SpelledOut;
            }
        }

        return Count > 0;
    }

    /// <summary>When a window of the chunk begins, UTC ms.</summary>
    public long FromMs(int i) => _chunk[0][i] * _resolutionMs;

    /// <summary>Time of its last number, UTC ms.</summary>
    public long LastMs(int i) => FromMs(i) + _chunk[9][i];

    /// <summary>A window of the chunk.</summary>
    public void Read(int i, out Rollup rollup)
    {
        rollup.FromMs = FromMs(i);
        rollup.Good = _chunk[1][i];
        rollup.Bad = _chunk[2][i];
        rollup.BeginMs = rollup.FromMs + _chunk[8][i];
        rollup.FirstMs = rollup.BeginMs + _chunk[14][i];
        rollup.LastMs = rollup.FromMs + _chunk[9][i];
        rollup.HeldMs = rollup.Good == 0 ? 0 : rollup.LastMs - rollup.FirstMs - _chunk[10][i];
        rollup.EndsBad = _chunk[13][i] != 0;
        if (_isDouble)
        {
            rollup.Min = BitConverter.Int64BitsToDouble(_chunk[3][i]);
            rollup.Max = BitConverter.Int64BitsToDouble(_chunk[4][i]);
            rollup.First = BitConverter.Int64BitsToDouble(_chunk[5][i]);
            rollup.Last = BitConverter.Int64BitsToDouble(_chunk[6][i]);
            rollup.Sum = BitConverter.Int64BitsToDouble(_chunk[7][i]);
            rollup.Integral = BitConverter.Int64BitsToDouble(_chunk[11][i]);
            rollup.Increase = BitConverter.Int64BitsToDouble(_chunk[12][i]);
            return;
        }

        long min = _chunk[3][i];
        long last = min + _chunk[6][i];
        rollup.Min = min / _power;
        rollup.Max = (min + _chunk[4][i]) / _power;
        rollup.Last = last / _power;
        long first = min + _chunk[5][i];
        Int128 sum = _chunk[7][i] + ((Int128)rollup.Good * min);
        rollup.First = first / _power;
        rollup.Sum = (double)sum / _power;
        rollup.Integral = (double)(_chunk[11][i] + RollupCodec.Predict(sum - last, rollup.HeldMs, rollup.Good)) / _power;
        rollup.Increase = (_chunk[12][i] + (last - first)) / _power;
    }

    private ReadOnlySpan<long> Column(int column) => _chunk[column].AsSpan(0, Count);
}
