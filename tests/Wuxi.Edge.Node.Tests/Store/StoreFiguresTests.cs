using System.Globalization;
using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;
using Xunit.Abstractions;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>The figures of the store's README, measured and printed, with the goals asserted.</summary>
public class StoreFiguresTests(ITestOutputHelper output)
{
    private const int StepsPerDay = 8640;
    private const double EraseCycles = 100_000;

    [Theory]
    [InlineData(256, 3)]
    [InlineData(4096, 72)]
    public void Hours_without_a_gateway(int kilobytes, double goalHours)
    {
        var flash = new EmulatedFlash(kilobytes * 1024L - 40_960);
        LogStoreOptions options = LogStoreOptions.ForPartition(kilobytes * 1024);
        var store = new LogRecordStore(flash, options, new SeededRandom(1));
        Assert.True(store.Open());
        var node = new TwentyMetrics();
        int steps = 0;
        while (store.DroppedCount == 0)
        {
            Take(node, store, steps, null);
            steps++;
        }

        double perReading = (double)options.CapacityBytes / ((double)steps * TwentyMetrics.Readings);
        double hours = steps * 10 / 3600.0;
        Print($"{kilobytes} KB: {options.Segments} segments of {options.SegmentPages * options.PageBytes / 1024} KB; first loss after {hours:0.0} h; {perReading:0.00} bytes a reading; a loss costs {store.DroppedCount} records, {store.DroppedCount / (double)TwentyMetrics.Records / 360:0.0} h");
        Assert.True(hours >= goalHours);
        Assert.InRange(perReading, 0.5, 4);
        Assert.False(flash.IsWornOut);
    }

    [Fact]
    public void Draining_decodes_each_record_once()
    {
        var flash = new EmulatedFlash();
        var store = new LogRecordStore(flash, LogStoreOptions.ForPartition(4 * 1024 * 1024), new SeededRandom(1));
        store.Open();
        var node = new TwentyMetrics();
        for (int step = 0; step < StepsPerDay; step++)
        {
            Take(node, store, step, null);
        }

        byte[] into = new byte[store.MaximumRecordBytes];
        long records = 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (ulong number = store.NextPending(0); number != 0; number = store.NextPending(number + 1))
        {
            Assert.True(store.Read(number, into) > 0);
            records++;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        double decoded = (double)store.DecodedRecords / records;
        Print($"draining {records} records: {decoded:0.000} decoded a record, {(double)store.FileReadBytes / records:0.0} bytes and {(double)store.FileReads / records:0.000} file reads a record");
        Assert.InRange(decoded, 1, 1.001);
        Assert.InRange((double)store.FileReads / records, 0, 0.1);

        // Names of segments, and the figures of the emulated flash: nothing for each record.
        Assert.InRange(allocated / records, 0, 30);

        long before = store.DecodedRecords;
        long reads = store.FileReads;
        var random = new Random(1);
        const int Jumps = 500;
        for (int i = 0; i < Jumps; i++)
        {
            Assert.True(store.Read((ulong)random.NextInt64(1, (long)store.Last), into) > 0);
        }

        double jump = (double)(store.DecodedRecords - before) / Jumps;
        Print($"a record out of order: {jump:0} decoded, {(double)(store.FileReads - reads) / Jumps:0} file reads");
        Assert.InRange(jump, 1, 250);
        Assert.InRange((store.FileReads - reads) / Jumps, 1, 18);
    }

    [Fact]
    public void Ram()
    {
        var store = new LogRecordStore(new EmulatedFlash(), LogStoreOptions.ForPartition(4 * 1024 * 1024), new SeededRandom(1));
        Assert.True(store.Open());
        int empty = store.RamBytes;

        // Places of the coding are made when a point is first written, and again when it is first read.
        Take(new TwentyMetrics(), store, 0, null);
        for (ulong number = store.First; number <= store.Last; number++)
        {
            Assert.True(store.Read(number, new byte[RecordWriter.MaximumBytes]) > 0);
        }

        Print($"RAM for 4 MB: {store.RamBytes} bytes of arrays, {empty} before the first record");
        Assert.InRange(store.RamBytes, empty + 1, 12 * 1024);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(256, false)]
    [InlineData(4096, true)]
    [InlineData(4096, false)]
    public void Wear_of_a_day(int kilobytes, bool isOnline)
    {
        var flash = new EmulatedFlash();
        LogStoreOptions options = LogStoreOptions.ForPartition(kilobytes * 1024);
        var store = new LogRecordStore(flash, options, new SeededRandom(1));
        store.Open();
        var node = new TwentyMetrics();
        for (int step = 0; step < StepsPerDay; step++)
        {
            Take(node, store, step, isOnline);
        }

        FlashFigures figures = flash.Figures;

        // LittleFS levels over the blocks that are free: a file's blocks stay where they are until it goes.
        double free = (kilobytes / 4.0) - 10 - (isOnline ? 1.25 * options.SegmentPages : flash.UsedBytes / 4096.0 * 1.1);
        double perBlock = figures.BlockErases / Math.Max(free, 2);
        Print($"{kilobytes} KB {(isOnline ? "online" : "offline")}: {figures.Flushes} writes, {figures.AppendedBytes} bytes, {figures.BlockErases} erased blocks, {figures.Deletes} segments deleted a day; {free:0} blocks share it: {EraseCycles / perBlock / 365:0.0} years of {EraseCycles:0} cycles");
        Assert.True(!isOnline || EraseCycles / perBlock / 365 > 5);
        Assert.True(figures.Flushes <= (isOnline ? 1500 : 8700));
    }

    private static void Take(TwentyMetrics node, LogRecordStore store, int step, bool? isOnline)
    {
        for (int device = 0; device < TwentyMetrics.Records; device++)
        {
            ReadOnlySpan<byte> record = node.Make(step, device);
            store.Append(record.ToArray(), 0, record.Length);
        }

        for (int second = 0; isOnline is not null && second < 10; second++)
        {
            if (isOnline.Value)
            {
                store.Confirm(1, store.Last);
            }

            store.Flush(((long)step * TwentyMetrics.PeriodMs) + (second * 1000));
        }
    }

    private void Print(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
