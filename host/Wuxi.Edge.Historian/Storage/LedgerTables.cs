using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The gap ledger and the quarantine. Writer's transaction only; not thread safe.</summary>
internal sealed class LedgerTables(SqliteConnection connection) : IDisposable
{
    // Told again after a restart in between, the end of a store may have another time: the row then spans both.
    private readonly SqliteStatement _gap = new(
        connection,
        """
        INSERT INTO gap (store, first, last, from_ms, to_ms, reason) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (store, reason) WHERE first IS NULL
        DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), to_ms = max(to_ms, excluded.to_ms)
        """);

    private readonly SqliteStatement _quarantine = new(
        connection,
        "INSERT INTO quarantine (node, store_id, number, topic, payload, received_ms, fault) VALUES (?, ?, ?, ?, ?, ?, ?)");

    /// <summary>One row of the ledger.</summary>
    /// <param name="first">First number; null together with <paramref name="last"/> when the count is unknown.</param>
    public void AddGap(long store, ulong? first, ulong? last, GapEntry gap)
    {
        _gap.Bind(1, store);
        _gap.Bind(2, first is ulong from ? SqliteUnsigned.ToBits(from) : null);
        _gap.Bind(3, last is ulong to ? SqliteUnsigned.ToBits(to) : null);
        _gap.Bind(4, gap.FromMs).Bind(5, gap.ToMs).Bind(6, (long)gap.Reason).Execute();
    }

    public void AddQuarantine(QuarantineEntry entry)
    {
        _quarantine.Bind(1, entry.Id.Node).Bind(2, SqliteUnsigned.ToBits(entry.Id.StoreId)).Bind(3, SqliteUnsigned.ToBits(entry.Id.Number));
        _quarantine.Bind(4, entry.Topic).Bind(5, entry.Payload.AsSpan()).Bind(6, entry.ReceivedMs).Bind(7, entry.Fault).Execute();
    }

    public void Dispose()
    {
        _gap.Dispose();
        _quarantine.Dispose();
    }
}
