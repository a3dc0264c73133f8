using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
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
    private readonly Action _powerOff;

    /// <param name="settings">Settings text.</param>
    /// <param name="link">The connection to the broker.</param>
    /// <param name="powerOff">Takes the link away without a word.</param>
    /// <param name="store">Where it keeps its records.</param>
    /// <param name="seed">For store id and jitter.</param>
    /// <exception cref="ArgumentException">The settings have faults.</exception>
    /// <exception cref="InvalidOperationException">A bus cannot be opened.</exception>
    public NodeProgram(string settings, INodeLink link, Action powerOff, NodeStore store, ulong seed)
    {
        var random = new SeededRandom(seed);
        _host = new NodeHost(NodeHost.ReadSettings(settings), link, store.Open(random), random, null, store.Latches);
        _log = store.Log;
        _powerOff = powerOff;
        if (_host.BusFault is not null)
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
        _powerOff();
        _host.Dispose();
    }
}
