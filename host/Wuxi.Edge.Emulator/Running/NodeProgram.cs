using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// The firmware's own node on an emulated board: its clock and its ports are the shell's over the board, its store is in
/// RAM, its link is given. Made and used with the board as the thread's current one.
/// </summary>
internal sealed class NodeProgram : INodeProgram
{
    private readonly Node.Node _node;
    private readonly NanoBuses _buses = new();
    private readonly Action _powerOff;

    /// <param name="settings">Settings text.</param>
    /// <param name="link">The connection to the broker.</param>
    /// <param name="powerOff">Takes the link away without a word.</param>
    /// <param name="options">Size of the store.</param>
    /// <param name="seed">For store id and jitter.</param>
    /// <exception cref="InvalidDataException">The settings have faults, or a bus cannot be opened.</exception>
    public NodeProgram(string settings, INodeLink link, Action powerOff, EmulatorOptions options, ulong seed)
    {
        var parser = new SettingsParser();
        NodeSettings parsed = parser.Parse(settings);
        if (parsed is null)
        {
            throw new InvalidDataException("the node refuses its settings: " + parser.Faults[0]);
        }

        var random = new SeededRandom(seed);
        var store = new RamRecordStore(options.StoreBytes, options.StoreRecords, random);
        _node = new Node.Node(parsed, new NanoClock(), _buses, link, store, random);
        _powerOff = powerOff;
        if (_buses.Fault is not null)
        {
            throw new InvalidDataException(_buses.Fault);
        }
    }

    public NodeFigures Figures
    {
        get
        {
            NodeStatistics statistics = _node.Statistics;
            return new NodeFigures(
                statistics.RecordsTaken,
                statistics.ReadingsTaken,
                statistics.RecordsConfirmed,
                statistics.RecordsDropped,
                (ulong)_node.PendingRecords,
                statistics.RecordsResent,
                statistics.SessionsLost,
                _node.IsOnline);
        }
    }

    public bool IsSampling
    {
        get => _node.IsSampling;
        set => _node.IsSampling = value;
    }

    public long Tick() => _node.Tick();

    public void Stop() => _node.Stop();

    public void Dispose()
    {
        _powerOff();
        _buses.Dispose();
    }
}
