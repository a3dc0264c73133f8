using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// Where a node keeps its records and settings. Records are in RAM, made anew at each power-up, or on a flash that outlives them. For the node's thread.
/// </summary>
public sealed class NodeStore
{
    private const int SettingsBytes = 96 * 1024;

    private readonly EmulatorOptions _options;
    private readonly int _flashBytes;

    /// <param name="node">Says whether it has a flash, and how large.</param>
    /// <param name="options">Size of a store in RAM.</param>
    public NodeStore(ScenarioNode node, EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _flashBytes = node.FlashBytes > 0 ? node.FlashBytes : options.FlashBytes;
        Flash = _flashBytes > 0 ? new EmulatedFlash(_flashBytes) : null;
    }

    /// <summary>The part of the flash with its settings. It outlives power cuts wherever the records are.</summary>
    public EmulatedFlash Settings { get; } = new(SettingsBytes);

    /// <summary>The flash; null when records are in RAM.</summary>
    public EmulatedFlash? Flash { get; }

    /// <summary>The store on the flash, from the last power-up on; null when records are in RAM.</summary>
    public LogRecordStore? Log { get; private set; }

    /// <summary>The trips that wait for a reset; they outlive power cuts.</summary>
    internal EmulatedLatches Latches { get; } = new();

    /// <summary>Makes or opens the store at a power-up.</summary>
    /// <exception cref="InvalidOperationException">The flash cannot be used.</exception>
    internal IRecordStore Open(IRandom random)
    {
        if (Flash is null)
        {
            return new RamRecordStore(_options.StoreBytes, _options.StoreRecords, random);
        }

        Log = new LogRecordStore(Flash, LogStoreOptions.ForPartition(_flashBytes), random);
        return Log.Open() ? Log : throw new InvalidOperationException("the store on the flash cannot be opened");
    }
}
