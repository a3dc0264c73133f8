using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// Codes the readings of one point in a block: runs of states where there are several, then the values, each type by itself
/// in its order. Which records have a reading stands in the block's head, since the points of an instrument share it. One for each writing thread: it keeps its scratch memory.
/// </summary>
internal sealed class ColumnCodec
{
    /// <summary>The order of the parts that hold values; also the bits of the mask that tells which are there.</summary>
    public static readonly ValueKind[] Kinds = [ValueKind.Float, ValueKind.Double, ValueKind.Int64, ValueKind.Boolean, ValueKind.Text];

    private readonly NumberCodec _numbers = new();
    private readonly ByteWriter _part = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private long[] _scratch = new long[256];

    /// <summary>The codec of numbers, as the last part of the last column left it.</summary>
    public NumberCodec Numbers => _numbers;

    /// <summary>The one type that all values of the last column have; null when they have several, or texts, or there is none.</summary>
    public ValueKind? OnlyKind { get; private set; }

    /// <summary>Writes a column.</summary>
    /// <param name="column">At least one reading.</param>
    /// <param name="presence">Number of the list of records in the block's head that have a reading; null: every record has one.</param>
    /// <param name="compress">Try general compression where packing leaves more than half a byte for a number.</param>
    public void Encode(ColumnBuilder column, int? presence, bool compress, ByteWriter into)
    {
        if (_scratch.Length < column.Count)
        {
            _scratch = new long[Math.Max(column.Count, 2 * _scratch.Length)];
        }

        // Nearly all columns: good readings of one type. Then that is all there is to say of states.
        bool isPlain = column.States.Length == 1 && column.States[0] is { IsGood: true, Reason: BadReason.None, Kind: not ValueKind.None };
        into.WriteByte((byte)((isPlain ? (int)column.States[0].Kind : 0) | (presence is null ? 0 : ColumnForm.HasPresence)));
        if (presence is { } list)
        {
            into.WriteVarint((uint)list);
        }

        OnlyKind = null;
        if (isPlain)
        {
            OnlyKind = column.States[0].Kind == ValueKind.Text ? null : column.States[0].Kind;
            _part.Clear();
            WriteValues(column, column.States[0].Kind, compress);
            into.WriteBytes(_part.Written);
            return;
        }

        WriteStates(column, into);
        int kinds = 0;
        foreach (ValueKind kind in Kinds)
        {
            if (HasKind(column, kind))
            {
                _part.Clear();
                WriteValues(column, kind, compress);
                into.WriteVarint((uint)_part.Length);
                into.WriteBytes(_part.Written);
                OnlyKind = kinds++ == 0 && kind != ValueKind.Text ? kind : null;
            }
        }
    }

    private static bool HasKind(ColumnBuilder column, ValueKind kind)
    {
        foreach (ValueState state in column.States)
        {
            if (state.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteStates(ColumnBuilder column, ByteWriter into)
    {
        into.WriteVarint((uint)column.States.Length);
        foreach (ValueState state in column.States)
        {
            state.Write(into);
        }

        if (column.States.Length == 1)
        {
            return;
        }

        ReadOnlySpan<byte> of = column.StateOf;
        for (int start = 0; start < of.Length;)
        {
            int length = of[start..].IndexOfAnyExcept(of[start]);
            length = length < 0 ? of.Length - start : length;
            into.WriteVarint(of[start]);
            into.WriteVarint((uint)length);
            start += length;
        }
    }

    private void WriteValues(ColumnBuilder column, ValueKind kind, bool compress)
    {
        if (kind == ValueKind.Text)
        {
            WriteTexts(column);
        }
        else
        {
            _numbers.Encode(OfKind(column, kind), kind, compress, _part);
        }
    }

    private ReadOnlySpan<long> OfKind(ColumnBuilder column, ValueKind kind)
    {
        if (column.States.Length == 1)
        {
            return column.Bits;
        }

        int count = 0;
        for (int i = 0; i < column.Count; i++)
        {
            if (column.States[column.StateOf[i]].Kind == kind)
            {
                _scratch[count++] = column.Bits[i];
            }
        }

        return _scratch.AsSpan(0, count);
    }

    private void WriteTexts(ColumnBuilder column)
    {
        _texts.Clear();
        int count = 0;
        for (int i = 0; i < column.Count; i++)
        {
            if (column.States[column.StateOf[i]].Kind == ValueKind.Text)
            {
                string text = column.TextAt(i) ?? "";
                if (!_texts.TryGetValue(text, out int index))
                {
                    _texts.Add(text, index = _texts.Count);
                }

                _scratch[count++] = index;
            }
        }

        _part.WriteVarint((uint)_texts.Count);
        foreach (string text in _texts.Keys)
        {
            _part.WriteText(text);
        }

        Int64Codec.Encode(_scratch.AsSpan(0, count), _part);
    }
}
