using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// The record numbers of each store that are accounted for, but for those in batches that are not sealed yet. Writer's
/// transaction only; not thread safe.
/// </summary>
internal sealed class IntervalTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _select = new(
        connection,
        """
        SELECT first, last FROM interval
        WHERE store = ?1 AND first <= ?3
            AND first >= coalesce((SELECT max(first) FROM interval WHERE store = ?1 AND first <= ?2), ?2)
        ORDER BY first
        """);

    private readonly SqliteStatement _delete = new(connection, "DELETE FROM interval WHERE store = ? AND first = ?");

    private readonly SqliteStatement _put = new(connection, "INSERT OR REPLACE INTO interval VALUES (?, ?, ?)");

    /// <summary>Adds numbers; some may be there already.</summary>
    public void Add(long store, ulong first, ulong last)
    {
        RecordIntervals intervals = Load(store, first, last);
        (ulong First, ulong Last)[] before = [.. intervals.Ranges];
        intervals.Add(first, last);
        Save(store, before, intervals);
    }

    /// <summary>
    /// All intervals that numbers from <paramref name="first"/> to <paramref name="last"/> can touch or extend, and perhaps
    /// one below.
    /// </summary>
    private RecordIntervals Load(long store, ulong first, ulong last)
    {
        var intervals = new RecordIntervals();
        _select.Bind(1, store);
        _select.Bind(2, SqliteUnsigned.ToOrdered(first == 0 ? 0 : first - 1));
        _select.Bind(3, SqliteUnsigned.ToOrdered(last == ulong.MaxValue ? last : last + 1));
        while (_select.Read())
        {
            intervals.Add(SqliteUnsigned.FromOrdered(_select.GetInt64(0)), SqliteUnsigned.FromOrdered(_select.GetInt64(1)));
        }

        return intervals;
    }

    /// <summary>Writes what <see cref="Load"/> gave and numbers were added to since.</summary>
    /// <param name="before">The intervals as they were loaded.</param>
    /// <param name="after">The same with the new numbers.</param>
    private void Save(long store, (ulong First, ulong Last)[] before, RecordIntervals after)
    {
        // However many there were, all but those at the ends have become one: so no set is needed to look them up.
        foreach ((ulong first, ulong last) in after.Ranges)
        {
            if (!before.Contains((first, last)))
            {
                _put.Bind(1, store).Bind(2, SqliteUnsigned.ToOrdered(first)).Bind(3, SqliteUnsigned.ToOrdered(last)).Execute();
            }
        }

        // What was merged into another; what only grew at its end was replaced just now.
        foreach ((ulong first, _) in before)
        {
            if (!Begins(after, first))
            {
                _delete.Bind(1, store).Bind(2, SqliteUnsigned.ToOrdered(first)).Execute();
            }
        }
    }

    private static bool Begins(RecordIntervals intervals, ulong first)
    {
        foreach ((ulong begin, _) in intervals.Ranges)
        {
            if (begin == first)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _select.Dispose();
        _delete.Dispose();
        _put.Dispose();
    }
}
