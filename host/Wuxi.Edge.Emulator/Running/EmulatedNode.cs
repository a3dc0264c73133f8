using System.Collections.Concurrent;
using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// One node of the emulation: its board, what hangs on it, and its firmware while it has power. <see cref="Run"/> belongs to
/// the node's thread; what any thread may call says so.
/// </summary>
public sealed class EmulatedNode
{
    private readonly EmulationTime _time;
    private readonly Func<EmulatedNode, ulong, INodeProgram> _makeProgram;
    private readonly ulong _seed;

    // From any thread to the node's.
    private readonly ConcurrentQueue<Action> _orders = new();
    private readonly FireSwitch _fire;

    // Of the node's thread; the figures are swapped whole, for readers on other threads.
    private INodeProgram? _program;
    private NodeFigures _earlier = NodeFigures.None;
    private volatile NodeFigures _figures = NodeFigures.None;
    private long _commandedOffUntilNs;
    private bool _isSampling = true;
    private int _boots;
    private int _resetReason = ResetReason.PowerOn;

    // The hang that a new start has ended.
    private FaultDefinition? _endedHang;

    /// <param name="board">Its board.</param>
    /// <param name="store">Where its records are kept.</param>
    /// <param name="transmitters">The smoke transmitters on it.</param>
    /// <param name="faults">What goes wrong around it.</param>
    /// <param name="fire">Lights the fires around it.</param>
    /// <param name="time">Time of the emulation.</param>
    /// <param name="seed">Seed of this node.</param>
    /// <param name="makeProgram">Makes its firmware at each power-up, from the node and a seed.</param>
    public EmulatedNode(
        EmulatedBoardModel board,
        NodeStore store,
        IReadOnlyList<EmulatedSmokeTransmitter> transmitters,
        NodeFaults faults,
        FireSwitch fire,
        EmulationTime time,
        ulong seed,
        Func<EmulatedNode, ulong, INodeProgram> makeProgram)
    {
        Board = board;
        Store = store;
        Transmitters = transmitters;
        Faults = faults;
        _fire = fire;
        _time = time;
        _seed = seed;
        _makeProgram = makeProgram;
    }

    /// <summary>Node id.</summary>
    public string Id => Board.Name;

    /// <summary>Its board.</summary>
    public EmulatedBoardModel Board { get; }

    /// <summary>Where its records are kept. Of the node's thread.</summary>
    public NodeStore Store { get; }

    /// <summary>The smoke transmitters on it, in the order of the workshop file.</summary>
    public IReadOnlyList<EmulatedSmokeTransmitter> Transmitters { get; }

    /// <summary>What goes wrong around it. Any thread.</summary>
    public NodeFaults Faults { get; }

    /// <summary>Lights the fires around it. Any thread.</summary>
    public FireSwitch Fire => _fire;

    /// <summary>What it counted since the start, over all power cuts. Any thread; at most one run old.</summary>
    public NodeFigures Figures => _figures;

    /// <summary>Whether it has power. Any thread; at most one run old.</summary>
    public bool IsPowered { get; private set; }

    /// <summary>How often it was powered up. Any thread.</summary>
    public int Boots => _boots;

    /// <summary>Told when an order waits, so that the node's thread runs it soon. Any thread may cause it.</summary>
    internal Action<EmulatedNode>? OrderGiven { get; set; }

    /// <summary>Takes the power away for a while. Any thread.</summary>
    public void CutPower(TimeSpan duration) => Give(() => _commandedOffUntilNs = _time.NowNs + (duration.Ticks * 100));

    /// <summary>Takes the network away or gives it back. Any thread.</summary>
    public void SetNetwork(bool isOff)
    {
        Faults.IsNetworkOffByCommand = isOff;
        Give(static () => { });
    }

    /// <summary>From now on it measures nothing, and still sends what it has. Any thread.</summary>
    public void StopSampling() => Give(() =>
    {
        _isSampling = false;
        if (_program is not null)
        {
            _program.IsSampling = false;
        }
    });

    /// <summary>
    /// Runs what is due; returns when to run it again, ns since the start. An exception of the firmware comes out: the node is
    /// then without power, and the next run boots it anew.
    /// </summary>
    public long Run()
    {
        EmulatedBoard.Current = Board;
        NativeBoard.Current = Board;
        try
        {
            while (_orders.TryDequeue(out Action? order))
            {
                order();
            }

            long nowNs = _time.NowNs;
            long offUntilNs = OffUntilNs(nowNs);
            if (offUntilNs > nowNs)
            {
                PowerOff();
                return offUntilNs;
            }

            if (HangUntilNs(nowNs) is { } hangUntilNs)
            {
                return Math.Min(hangUntilNs, NextEdgeNs(nowNs));
            }

            PowerOn();
            long dueNs = Board.PowerOnNs + (_program!.Tick() * EmulationTime.NsPerMs);
            _figures = _earlier + _program.Figures;
            return Math.Min(dueNs, NextEdgeNs(nowNs));
        }
        catch
        {
            // What Program does on the chip: it says so, and asks for a new start.
            _resetReason = ResetReason.Restart;
            PowerOff();
            throw;
        }
        finally
        {
            EmulatedBoard.Current = null;
            NativeBoard.Current = null;
        }
    }

    /// <summary>Ends it for good: in order, with a goodbye to the gateway, or by pulling the plug. For the node's thread.</summary>
    public void End(bool isOrderly)
    {
        EmulatedBoard.Current = Board;
        NativeBoard.Current = Board;
        if (isOrderly)
        {
            _program?.Stop();
        }

        // At the end what is pending is not lost to anybody: the figure stays.
        ulong pending = _program?.Figures.RecordsPending ?? 0;
        PowerOff();
        _figures = _figures with { RecordsPending = pending };
        EmulatedBoard.Current = null;
        NativeBoard.Current = null;
    }

    private void Give(Action order)
    {
        _orders.Enqueue(order);
        OrderGiven?.Invoke(this);
    }

    private void PowerOn()
    {
        if (_program is not null)
        {
            return;
        }

        _boots++;
        Board.PowerOn(_resetReason);
        _resetReason = ResetReason.PowerOn;
        _program = _makeProgram(this, SeededHash.Bits(_seed, _boots));
        _program.IsSampling = _isSampling;
        IsPowered = true;
    }

    private void PowerOff()
    {
        if (_program is null)
        {
            return;
        }

        // What was pending in RAM is gone: no figure of it may stay. What is on flash is counted anew at the next power-up.
        _earlier = (_earlier + _program.Figures) with { RecordsPending = 0, IsOnline = false };
        _figures = _earlier with { RecordsPending = (ulong)(Store.Log?.PendingCount ?? 0) };
        Board.PowerOff();
        _program.Dispose();
        _program = null;
        IsPowered = false;
    }

    /// <summary>While the program hangs: when to look again. Null when it does not, or when the watchdog has just ended it.</summary>
    private long? HangUntilNs(long nowNs)
    {
        FaultDefinition? hang = Faults.Hangs.FirstOrDefault(fault =>
            fault != _endedHang && nowNs >= fault.AtMs * EmulationTime.NsPerMs && nowNs < fault.UntilMs * EmulationTime.NsPerMs);
        if (hang is null || _program is null)
        {
            // What is not running does not hang; nor does it later, in another run.
            _endedHang = hang ?? _endedHang;
            return null;
        }

        if (nowNs < Board.Health.BiteNs)
        {
            return Math.Min(Board.Health.BiteNs, hang.UntilMs * EmulationTime.NsPerMs);
        }

        PowerOff();
        _endedHang = hang;
        _resetReason = ResetReason.Watchdog;
        return null;
    }

    /// <summary>Until when it is without power; not after now when it has power.</summary>
    private long OffUntilNs(long nowNs)
    {
        long untilNs = _commandedOffUntilNs;
        foreach (FaultDefinition cut in Faults.PowerCuts)
        {
            if (nowNs >= cut.AtMs * EmulationTime.NsPerMs)
            {
                if (_program is not null && nowNs < cut.UntilMs * EmulationTime.NsPerMs)
                {
                    _resetReason = cut.Kind == FaultKind.BrownOut ? ResetReason.BrownOut : ResetReason.PowerOn;
                }

                untilNs = Math.Max(untilNs, cut.UntilMs * EmulationTime.NsPerMs);
            }
        }

        return untilNs;
    }

    /// <summary>The next instant at which power or network go or come by schedule.</summary>
    private long NextEdgeNs(long nowNs)
    {
        long nextNs = long.MaxValue;
        foreach (FaultDefinition fault in Faults.PowerCuts)
        {
            nextNs = Math.Min(nextNs, After(nowNs, fault.AtMs));
        }

        foreach (FaultDefinition fault in Faults.Hangs)
        {
            nextNs = Math.Min(nextNs, After(nowNs, fault.AtMs));
        }

        foreach (FaultDefinition fault in Faults.NetworkLosses)
        {
            nextNs = Math.Min(nextNs, Math.Min(After(nowNs, fault.AtMs), After(nowNs, fault.UntilMs)));
        }

        return nextNs;
    }

    private static long After(long nowNs, long edgeMs) =>
        edgeMs * EmulationTime.NsPerMs > nowNs ? edgeMs * EmulationTime.NsPerMs : long.MaxValue;
}
