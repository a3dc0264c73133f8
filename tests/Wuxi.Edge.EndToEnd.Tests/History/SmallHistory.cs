using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;

namespace Wuxi.Edge.EndToEnd.Tests.History;

/// <summary>A history of two hours with every kind of value, half of it sealed; a gateway keeps it open.</summary>
internal sealed class SmallHistory : IWorkshopQuery, IDisposable
{
    /// <summary>2026-06-01T08:00 in Shanghai.</summary>
    private const long T0 = 1_780_272_000_000;

    private readonly HistoryDatabase _database;

    public SmallHistory()
    {
        Folder = Directory.CreateTempSubdirectory("wuxi-edge-query-").FullName;
        _database = HistoryDatabase.Open(new HistorianOptions { Folder = Folder, FreeMegabytes = 0 }, this, TimeProvider.System, NullLogger.Instance);
        for (int i = 0; i < 12; i++)
        {
            Append(i, T0 + (i * 600_000L));
            if (i == 7)
            {
                Pump();
                _database.Sealer.Compact();
            }
        }

        Pump();
    }

    public string Folder { get; }

    public string Id => "W1";

    public LocalizedText Name { get; } = new("车间", "Workshop");

    public string TimeZone => "Asia/Shanghai";

    public IReadOnlyList<Area> Areas => [];

    public IReadOnlyList<Point> Points { get; } =
    [
        .. new[] { "temperature", "energy", "state", "running", "level" }.Select((quantity, index) => new Point(
            index, "A1/press-1/" + quantity, new LocalizedText(quantity, quantity), "1", 0.1, PointKind.Gauge, "N001", "press", quantity, 1000, 60000)),
    ];

    public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);

    /// <summary>Closes the gateway.</summary>
    public void Close() => _database.Dispose();

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Append(int i, long atMs)
    {
        float[] temperatures = [20.1f, 20.3f, -0.0f, float.NaN, 1e-30f, 20.5f];
        string[] states = ["running", "idle, waiting for \"pieces\"", "停机"];
        Reading[] readings =
        [
            i % 6 == 5 ? new Reading(0, atMs, default, Quality.Bad, BadReason.Timeout) : Good(0, atMs, PointValue.FromFloat(temperatures[i % 6])),
            Good(1, atMs, PointValue.FromInt64(i < 9 ? 9_007_199_254_740_993 + (i * 10) : (i - 9) * 10)),
            Good(2, atMs, PointValue.FromText(states[i / 2 % 3])),
            Good(3, atMs, PointValue.FromBoolean(i % 3 != 0)),
            new Reading(4, atMs, PointValue.FromDouble(i / 3.0), Quality.Good, i == 2 ? BadReason.Undated : BadReason.None),
        ];
        if (!_database.Writer.TryAppend(new RecordHeader(new RecordId("N001", 1, (ulong)i + 1), "press", atMs, false, 0), readings))
        {
            throw new InvalidOperationException("the queue is larger than what is queued here");
        }
    }

    private static Reading Good(int point, long atMs, PointValue value) => new(point, atMs, value, Quality.Good, BadReason.None);

    private void Pump()
    {
        while (_database.Writer.Pump())
        {
        }
    }
}
