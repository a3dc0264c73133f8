using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli.Commands;
using Wuxi.Edge.Historian;

namespace Wuxi.Edge.EndToEnd.Tests.History;

/// <summary>An export of five million readings takes no more memory than one of a few, and ends at once when it is cut off.</summary>
public sealed class LongExportTests : IDisposable
{
    private const int Points = 50;
    private const int Records = 100_000;
    private const long T0 = 1_780_272_000_000;
    private const long MostBytes = 128L << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Memory_stays_flat_and_ctrl_c_is_heard()
    {
        Fill();
        var all = new MeasuringStream();
        Assert.Equal(0, await QueryCommand.Create(() => all, TextWriter.Null).Parse(["--all", "--data", _folder]).InvokeAsync());
        Assert.Equal((long)Points * Records, all.Lines - 1);
        Assert.InRange(all.MostBytes, 1, MostBytes);

        using var stop = new CancellationTokenSource();
        var some = new MeasuringStream { AtFirst = stop.Cancel };
        var errors = new StringWriter();
        Assert.Equal(2, await QueryCommand.Create(() => some, errors).Parse(["--all", "--data", _folder]).InvokeAsync(null, stop.Token));
        Assert.InRange(some.Lines, 0, 10_000);
        Assert.Equal("cut off", errors.ToString().Trim());
    }

    private void Fill()
    {
        using var database = HistoryDatabase.Open(
            new HistorianOptions { Folder = _folder, FreeMegabytes = 0, QueueReadings = 1_000_000 }, new ManyPoints(Points), TimeProvider.System, NullLogger.Instance);
        var readings = new Reading[Points];
        for (int i = 0; i < Records; i++)
        {
            long atMs = T0 + (i * 1000L);
            for (int point = 0; point < Points; point++)
            {
                readings[point] = new Reading(point, atMs, PointValue.FromFloat((i * 7 % 1000) / 10f), Quality.Good, BadReason.None);
            }

            Assert.True(database.Writer.TryAppend(new RecordHeader(new RecordId("N001", 1, (ulong)i + 1), "press", atMs, false, 0), readings));
            if (i % 1000 == 999)
            {
                while (database.Writer.Pump())
                {
                }
            }
        }

        database.Sealer.Compact();
    }

    private sealed class MeasuringStream : Stream
    {
        public Action? AtFirst { get; set; }

        public long Lines { get; private set; }

        public long MostBytes { get; private set; }

        private int _writes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            AtFirst?.Invoke();
            AtFirst = null;
            Lines += buffer.Count((byte)'\n');
            // What is alive counts, so now and then the rest is collected first.
            if (_writes++ % 256 == 0)
            {
                MostBytes = Math.Max(MostBytes, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class ManyPoints(int count) : IWorkshopQuery
    {
        public string Id => "W1";

        public LocalizedText Name { get; } = new("车间", "Workshop");

        public string TimeZone => "Asia/Shanghai";

        public IReadOnlyList<Area> Areas => [];

        public IReadOnlyList<Point> Points { get; } =
        [
            .. Enumerable.Range(0, count).Select(index => new Point(
                index, "A1/press/q" + index, new LocalizedText("量", "Quantity"), "1", 0.1, PointKind.Gauge, "N001", "press", "q" + index, 1000, 60000)),
        ];

        public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);
    }
}
