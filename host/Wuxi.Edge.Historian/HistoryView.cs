using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian;

/// <summary>
/// A history that is only read: beside the gateway that writes it, or a backup. Nothing is locked, migrated or deleted. Safe for use by
/// many threads.
/// </summary>
public sealed class HistoryView : IDisposable
{
    private readonly HistoryConnections _connections;
    private readonly SegmentStore _segments;

    private HistoryView(HistoryConnections connections, ILogger logger)
    {
        _connections = connections;
        _segments = new SegmentStore(connections.SegmentFolder, logger, isForeign: true);
        var ids = new List<string>();
        var keys = new List<long>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        using SqliteConnection connection = connections.OpenForReading();
        using var points = new SqliteStatement(connection, "SELECT id, key FROM point ORDER BY id");
        while (points.Read())
        {
            indexes.Add(points.GetText(0), ids.Count);
            ids.Add(points.GetText(0));
            keys.Add(points.GetInt64(1));
        }

        PointIds = ids;
        Query = new HistoryReader(connections, _segments, id => indexes.GetValueOrDefault(id, -1), keys);
    }

    /// <summary>Ids of all points that were ever of the workshop, in order. Readings and <see cref="HistoryReader.ReadLast"/> count them so.</summary>
    public IReadOnlyList<string> PointIds { get; }

    /// <summary>The way out.</summary>
    public HistoryReader Query { get; }

    /// <summary>Opens the history in a folder.</summary>
    /// <param name="folder">A gateway's data folder, or a backup.</param>
    /// <param name="logger">Told of damaged files.</param>
    /// <exception cref="HistoryDatabaseException">There is none, or of another version; the message says what to do.</exception>
    public static HistoryView Open(string folder, ILogger logger)
    {
        HistoryConnections connections = HistoryConnections.ToRead(folder);
        try
        {
            return new HistoryView(connections, logger);
        }
        catch (SqliteException e)
        {
            connections.Dispose();
            throw new HistoryDatabaseException($"{connections.Path} cannot be read: {e.Message}", e);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _segments.Dispose();
        _connections.Dispose();
    }
}
