using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// The firmware's own node on an emulated board, as its shell composes it: the clock and the ports are the board's, the
/// store and the link are given. Made and used with the board as the thread's current one.
/// </summary>
internal sealed class NodeProgram : INodeProgram
{
    private readonly NodeHost _host;
    private readonly LogRecordStore? _log;
    private readonly NodeLinks _links;

    /// <param name="settings">The settings text that it was provisioned with.</param>
    /// <param name="links">The connections to the broker; disposing them takes the present one away without a word.</param>
    /// <param name="store">Where it keeps its records and settings.</param>
    /// <param name="seed">For store id and jitter.</param>
    /// <exception cref="ArgumentException">The settings have faults.</exception>
    /// <exception cref="InvalidOperationException">A bus cannot be opened.</exception>
    public NodeProgram(string settings, NodeLinks links, NodeStore store, ulong seed)
    {
        var random = new SeededRandom(seed);
        var keeper = new SettingsKeeper(store.Settings);
        if (!keeper.Open(settings))
        {
            throw new ArgumentException("settings: " + keeper.Fault);
        }

        _host = new NodeHost(keeper, links, store.Open(random), random, null, store.Latches);
        _log = store.Log;
        _links = links;

        // A part that a fault keeps from answering is the firmware's to deal with; what is not wired at all is a mistake.
        if (_host.BusFault is not null && NativeBoard.Current is not EmulatedBoardModel { LacksPart: true })
        {
            throw new InvalidOperationException(_host.BusFault);
        }
    }

    public NodeFigures Figures
    {
        get
        {
            NodeStatistics statistics = _host.Node.Statistics;
            return new NodeFigures(
                statistics.RecordsTaken,
                statistics.ReadingsTaken,
                statistics.RecordsConfirmed,
                statistics.RecordsDropped,
                (ulong)_host.Node.PendingRecords,
                statistics.RecordsResent,
                statistics.SessionsLost,
                _host.Node.IsOnline);
        }
    }

    public bool IsSampling
    {
        get => _host.Node.IsSampling;
        set => _host.Node.IsSampling = value;
    }

    public long Tick()
    {
        long nextMs = _host.Tick();
        _log?.Flush(_host.UptimeMs);
        return nextMs;
    }

    public void Stop()
    {
        _host.Node.Stop();
        _log?.Close();
    }

    public void Dispose()
    {
        _links.Dispose();
        _host.Dispose();
    }
}
