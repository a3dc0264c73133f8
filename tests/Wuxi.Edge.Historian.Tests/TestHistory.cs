using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>A history in a folder of its own, on a clock that stands still.</summary>
internal sealed class TestHistory : IDisposable
{
    private readonly bool _ownsFolder;
    private HistoryDatabase _database;

    public TestHistory(IWorkshopQuery? workshop = null, Action<HistorianOptions>? configure = null, string? folder = null)
    {
        _ownsFolder = folder is null;
        Options.Folder = folder ?? Directory.CreateTempSubdirectory("wuxi-edge-history-").FullName;
        // Whether the machine's disk is nearly full is no matter of the tests.
        Options.FreeMegabytes = 0;
        configure?.Invoke(Options);
        Workshop = workshop ?? TestWorkshop.WithPoints(4);
        _database = Open();
    }

    public HistorianOptions Options { get; } = new();

    public IWorkshopQuery Workshop { get; set; }

    public ManualTimeProvider Time { get; } = new();

    public RecordingLogger Log { get; } = new();

    public HistoryWriter Writer => _database.Writer;

    public HistorySealer Sealer => _database.Sealer;

    public HistoryReader Query => _database.Query;

    public string File => Path.Combine(Options.Folder, "history.db");

    /// <summary>Closes and opens again; what was queued and not pumped is lost, as it is when a process is killed.</summary>
    public void Reopen()
    {
        _database.Dispose();
        _database = Open();
    }

    public void Append(string node, ulong store, ulong number, long atMs, params Reading[] readings) =>
        Assert.True(Writer.TryAppend(new RecordHeader(new RecordId(node, store, number), "device-1", atMs, false, 0), readings));

    public List<CommittedRange> TakeCommitted()
    {
        var taken = new List<CommittedRange>();
        while (Writer.TryTakeCommitted(out CommittedRange range))
        {
            taken.Add(range);
        }

        return taken;
    }

    public void PumpAll()
    {
        while (Writer.Pump())
        {
        }
    }

    public List<Reading> ReadAll(int point) =>
        [.. Query.ReadRange(Workshop.Points[point].Id, long.MinValue, long.MaxValue)];

    public void Dispose()
    {
        _database.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Options.Folder, recursive: true);
        }
    }

    private HistoryDatabase Open() => HistoryDatabase.Open(Options, Workshop, Time, Log);
}
