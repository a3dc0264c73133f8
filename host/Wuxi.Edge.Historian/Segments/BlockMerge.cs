using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Spells several blocks of one stream out into one, in the order of time and number. Not thread safe.</summary>
internal sealed class BlockMerge
{
    private readonly Int64Cursor _cursor = new();
    private readonly BlockHead _head = new();
    private ReadOnlyMemory<byte>[] _heads = [];
    private readonly ColumnCursor _column = new();
    private readonly List<(long TimeMs, ulong Number, int Block, int Record)> _order = [];
    private int[][] _places = [];

    /// <summary>Fills <paramref name="into"/>; false, and empty, when it would have more different states than a column may.</summary>
    public bool TryMerge(IReadOnlyList<BlockSource> blocks, BlockBuilder into)
    {
        bool isInOrder = Order(blocks);
        foreach ((long timeMs, ulong number, _, _) in _order)
        {
            into.AddRecord(timeMs, number);
        }

        for (int block = 0; block < blocks.Count; block++)
        {
            _head.Open(_heads[block], blocks[block].Entry.Records);
            foreach (ColumnEntry column in blocks[block].Columns)
            {
                if (column.Length > 0 && !TryAdd(blocks[block], column, _places[block], into.Column(column.Point)))
                {
                    into.Clear();
                    return false;
                }
            }
        }

        if (!isInOrder)
        {
            foreach (ColumnBuilder column in into.Columns.Values)
            {
                column.SortByRecord();
            }
        }

        return true;
    }

    /// <summary>Decides at which place each record comes. True when blocks follow each other.</summary>
    private bool Order(IReadOnlyList<BlockSource> blocks)
    {
        _order.Clear();
        _places = new int[blocks.Count][];
        _heads = new ReadOnlyMemory<byte>[blocks.Count];
        bool isInOrder = true;
        for (int block = 0; block < blocks.Count; block++)
        {
            BlockEntry entry = blocks[block].Entry;
            _places[block] = new int[entry.Records];
            isInOrder &= block == 0 || entry.FromMs > blocks[block - 1].Entry.ToMs;
            ReadHead(blocks[block].Reader.ReadPiece(entry.Offset, entry.HeadLength), entry.Records, block);
        }

        if (!isInOrder)
        {
            _order.Sort();
        }

        for (int i = 0; i < _order.Count; i++)
        {
            _places[_order[i].Block][_order[i].Record] = i;
        }

        return isInOrder;
    }

    private void ReadHead(ReadOnlyMemory<byte> head, int records, int block)
    {
        int start = _order.Count;
        _heads[block] = head;
        _head.Open(head, records);
        _head.OpenTimes(_cursor);
        while (_cursor.Next())
        {
            foreach (long timeMs in _cursor.Values)
            {
                _order.Add((timeMs, 0, block, _order.Count - start));
            }
        }

        _head.OpenNumbers(_cursor);
        for (int i = start; _cursor.Next();)
        {
            foreach (long number in _cursor.Values)
            {
                _order[i] = _order[i] with { Number = (ulong)number };
                i++;
            }
        }
    }

    private bool TryAdd(BlockSource source, ColumnEntry column, int[] places, ColumnBuilder into)
    {
        _column.Open(source.Reader.ReadPiece(column.Offset, column.Length), _head);
        int next = 0;
        while (_column.Next())
        {
            ReadOnlySpan<ValueState> states = _column.States;
            for (int i = 0; i < _column.Count; i++)
            {
                if (!into.HasRoomForState)
                {
                    return false;
                }

                int record = _column.IsDense ? next + i : (int)_column.Records[i];
                into.Add(places[record], states[i], _column.BitsAt(i), _column.TextAt(i));
            }

            next += _column.Count;
        }

        return true;
    }
}
