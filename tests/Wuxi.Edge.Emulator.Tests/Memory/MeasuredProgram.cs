using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>The firmware on an emulated board, with what each turn of its loop allocates itself.</summary>
internal sealed class MeasuredProgram : INodeProgram
{
    private readonly Outside _outside = new();
    private readonly OutsidePins _pins;
    private readonly OutsideFiles? _files;
    private readonly LogRecordStore? _log;
    private readonly NodeHost _host;

    /// <param name="settings">Settings text.</param>
    /// <param name="board">Its board.</param>
    /// <param name="links">Its links.</param>
    /// <param name="flashBytes">Flash for its records; 0 for a store in RAM.</param>
    public MeasuredProgram(string settings, EmulatedBoardModel board, INodeLinks links, int flashBytes)
    {
        var random = new SeededRandom(1);
        IRecordStore store = new RamRecordStore(48 * 1024, 1024, random);
        if (flashBytes > 0)
        {
            _files = new OutsideFiles(new EmulatedFlash(flashBytes), _outside);
            _log = new LogRecordStore(_files, LogStoreOptions.ForPartition(flashBytes), random);
            Assert.True(_log.Open());
            store = _log;
        }

        _pins = new OutsidePins(board, _outside);
        NativeBoard.Current = new OutsideBoard(board, _outside);
        EmulatedBoard.Current = _pins;
        var keeper = new SettingsKeeper(new OutsideFiles(new EmulatedFlash(), _outside));
        Assert.True(keeper.Open(settings), keeper.Fault);
        _host = new NodeHost(keeper, new OutsideLinks(links, _outside), store, random);
        NativeBoard.Current = board;
        EmulatedBoard.Current = board;
        Assert.Null(_host.BusFault);
    }

    /// <summary>Turns of the loop that allocated.</summary>
    public List<MeasuredTurn> Allocating { get; } = new(10_000);

    /// <summary>Turns of the loop.</summary>
    public long Turns { get; private set; }

    public NodeStatistics Statistics => _host.Node.Statistics;

    public bool IsOnline => _host.Node.IsOnline;

    public NodeFigures Figures => NodeFigures.None;

    public bool IsSampling { get; set; }

    public long Tick()
    {
        int names = _files?.Names ?? 0;
        int sht4x = _pins.Sht4xReadings;
        int births = _outside.Births;
        long outside = _outside.Bytes;
        long before = GC.GetAllocatedBytesForCurrentThread();
        long next = _host.Tick();
        _log?.Flush(_host.UptimeMs);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before - (_outside.Bytes - outside);
        Turns++;
        if (bytes != 0)
        {
            Allocating.Add(new MeasuredTurn(_host.UptimeMs, bytes, (_files?.Names ?? 0) - names, _pins.Sht4xReadings - sht4x, _outside.Births - births));
        }

        return next;
    }

    public void Stop() => _host.Node.Stop();

    public void Dispose() => _host.Dispose();
}
