using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Which records of a block have a reading, for the columns that do not have one of each; columns with the same share a list.</summary>
internal sealed class PresenceLists
{
    private readonly List<long[]> _lists = [];

    public int Count => _lists.Count;

    /// <summary>Numbers of records, ascending.</summary>
    public ReadOnlySpan<long> this[int list] => _lists[list];

    public void Clear() => _lists.Clear();

    /// <summary>The list of a column, which is made when it is new; null when every record has one reading.</summary>
    public int? Of(ColumnBuilder column, int records)
    {
        ReadOnlySpan<int> of = column.Records;
        bool isDense = of.Length == records;
        for (int i = 0; isDense && i < of.Length; i++)
        {
            isDense = of[i] == i;
        }

        if (isDense)
        {
            return null;
        }

        for (int list = 0; list < _lists.Count; list++)
        {
            if (IsSame(_lists[list], of))
            {
                return list;
            }
        }

        long[] made = new long[of.Length];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = of[i];
        }

        _lists.Add(made);
        return _lists.Count - 1;
    }

    private static bool IsSame(long[] list, ReadOnlySpan<int> of)
    {
        bool isSame = list.Length == of.Length;
        for (int i = 0; isSame && i < list.Length; i++)
        {
            isSame = list[i] == of[i];
        }

        return isSame;
    }
}
