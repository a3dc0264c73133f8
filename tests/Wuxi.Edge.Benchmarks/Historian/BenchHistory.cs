using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>A history in a folder of its own that goes when it is disposed of; filled through the gateway's way in, committed as it is there.</summary>
internal sealed class BenchHistory : IHistorianSubject
{
    private const long HourMs = 3_600_000;

    private readonly BenchWorkshop _workshop;
    private readonly HistoryDatabase _database;
    private readonly Dictionary<string, ulong> _numbers = new(StringComparer.Ordinal);

    public BenchHistory(int points)
    {
        Folder = Directory.CreateTempSubdirectory("wuxi-edge-bench-").FullName;
        _workshop = new BenchWorkshop(points);
        _database = HistoryDatabase.Open(
            new HistorianOptions { Folder = Folder, QueueReadings = 400_000 }, _workshop, TimeProvider.System, NullLogger.Instance);
    }

    public string Folder { get; }

    public HistoryReader Query => _database.Query;

    public long Readings { get; private set; }

    public string? Peer => null;

    public string PointId(int index) => _workshop.Points[index].Id;

    /// <summary>Adds a record; commits when the queue is full, seals when enough is committed.</summary>
    public void Append(string node, long timeMs, ReadOnlySpan<Reading> readings)
    {
        ulong number = _numbers[node] = _numbers.GetValueOrDefault(node) + 1;
        var header = new RecordHeader(new RecordId(node, 1, number), "meter", timeMs, false, 0);
        while (!_database.Writer.TryAppend(header, readings))
        {
            Commit();
        }

        Readings += readings.Length;
    }

    public void Commit()
    {
        while (_database.Writer.Pump())
        {
        }

        if (_database.Writer.IsFailing)
        {
            throw new InvalidOperationException("the history cannot be written");
        }

        while (_database.Sealer.RunOnce())
        {
        }
    }

    public void Finish()
    {
        Commit();
        _database.Sealer.Compact();
    }

    public void ReadTrend(int point, long fromMs, long toMs, int intervals) => Query.ReadTrend(PointId(point), fromMs, toMs, intervals);

    public void ReadLast(int points, long atMs) => Query.ReadLast(atMs);

    public void ReadHourlyMeans(int points, long fromMs, long toMs)
    {
        long[] hours = [.. Enumerable.Range(0, (int)((toMs - 1) / HourMs) - (int)(fromMs / HourMs) + 2).Select(i => ((fromMs / HourMs) + i) * HourMs)];
        for (int point = 0; point < points; point++)
        {
            Query.ReadWindows(PointId(point), hours);
        }
    }

    public double CloseAndMeasure()
    {
        _database.Dispose();
        return (double)FolderSize.Of(Folder) / Readings;
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class BenchWorkshop(int points) : IWorkshopQuery
    {
        public string Id => "W1";

        public LocalizedText Name { get; } = new("车间", "Workshop");

        public string TimeZone => "Asia/Shanghai";

        public IReadOnlyList<Area> Areas => [];

        public IReadOnlyList<Point> Points { get; } =
        [
            .. Enumerable.Range(0, points).Select(i => new Point(
                i, string.Create(CultureInfo.InvariantCulture, $"A1/m{i / 20}/q{i % 20}"), new LocalizedText("", ""), "1", 0.1, PointKind.Gauge, "N", "d", "m", 1000, 60000)),
        ];

        public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);
    }
}
