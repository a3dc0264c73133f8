using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian;

/// <summary>
/// The opened history of one gateway: one writer, any number of readers. Opening after a crash or power cut needs nothing
/// but opening: SQLite takes up what was committed from its write-ahead log.
/// </summary>
public sealed class HistoryDatabase : IDisposable
{
    private readonly HistoryConnections _connections;
    private readonly SegmentStore _segments;

    private HistoryDatabase(
        HistoryConnections connections, SegmentStore segments, HistoryWriter writer, HistorySealer sealer, HistoryReader query)
    {
        _connections = connections;
        _segments = segments;
        Writer = writer;
        Sealer = sealer;
        Query = query;
    }

    /// <summary>The way in.</summary>
    public HistoryWriter Writer { get; }

    /// <summary>What keeps it small and quick to read.</summary>
    public HistorySealer Sealer { get; }

    /// <summary>The way out.</summary>
    public HistoryReader Query { get; }

    /// <summary>Opens the database, making or migrating it where needed, and locks its folder against other gateways.</summary>
    /// <param name="options">Checked settings.</param>
    /// <param name="workshop">Gives the ids that belong to the point indexes of readings.</param>
    /// <param name="time">For the pauses after failures.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="ArgumentException">The settings are wrong.</exception>
    /// <exception cref="HistoryDatabaseException">It cannot be used; the message says what to do.</exception>
    public static HistoryDatabase Open(HistorianOptions options, IWorkshopQuery workshop, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(workshop);
        if (options.FindFault() is string fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        var connections = new HistoryConnections(options.Folder);
        try
        {
            WriterSession session = WriterSession.Open(connections, workshop.Points, create: true);
            var writer = new HistoryWriter(connections, session, options, workshop.Points, time, logger);
            logger.Opened(connections.Path, HistorySchema.Current, workshop.Points.Count);
            var segments = new SegmentStore(connections.SegmentFolder, logger, isForeign: false);
            // What a point is not said to be here, it is: a gauge, as nearly all are.
            var kinds = workshop.Points.Where(point => point.Kind != PointKind.Gauge)
                .ToDictionary(point => session.PointKeys[point.Index], point => point.Kind);
            var sealer = new HistorySealer(connections, segments, writer, kinds, options, time, logger);
            var reader = new HistoryReader(connections, segments, id => workshop.FindPoint(id)?.Index ?? -1, session.PointKeys);
            return new HistoryDatabase(connections, segments, writer, sealer, reader);
        }
        catch (SqliteException e)
        {
            connections.Dispose();
            throw new HistoryDatabaseException($"{connections.Path} cannot be opened: {e.Message}", e);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    /// <summary>Closes without writing what is still queued; <see cref="HistorianStage"/> drains before.</summary>
    public void Dispose()
    {
        Sealer.Dispose();
        Writer.Dispose();
        _segments.Dispose();
        _connections.Dispose();
    }
}
