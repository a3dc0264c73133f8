using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>One thread of a real-time run: it runs its nodes when they are due and sleeps between.</summary>
internal sealed class NodeThread : IDisposable
{
    private const long RebootNs = 5_000 * EmulationTime.NsPerMs;

    private readonly EmulatedNode[] _nodes;
    private readonly EmulationTime _time;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;

    // When each node is to run, ns since the start; set to 0 by whoever wants it to run now.
    private readonly long[] _dueNs;
    private volatile bool _isEnding;
    private long _failures;

    public NodeThread(int number, EmulatedNode[] nodes, EmulationTime time, ILogger logger)
    {
        _nodes = nodes;
        _time = time;
        _logger = logger;
        _dueNs = new long[nodes.Length];
        foreach (EmulatedNode node in nodes)
        {
            node.OrderGiven = Wake;
        }

        _thread = new Thread(Loop) { IsBackground = true, Name = "Emulated nodes " + number };
    }

    /// <summary>How often a firmware threw.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    public void Start() => _thread.Start();

    /// <summary>Lets the nodes say goodbye, and ends the thread.</summary>
    public void Dispose()
    {
        _isEnding = true;
        _wake.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _wake.Dispose();
    }

    private void Wake(EmulatedNode node)
    {
        Volatile.Write(ref _dueNs[Array.IndexOf(_nodes, node)], 0);
        _wake.Set();
    }

    private void Loop()
    {
        while (!_isEnding)
        {
            long nextNs = long.MaxValue;
            for (var index = 0; index < _nodes.Length && !_isEnding; index++)
            {
                if (Volatile.Read(ref _dueNs[index]) <= _time.NowNs)
                {
                    // Before it runs: who wakes it meanwhile must not be overwritten.
                    Volatile.Write(ref _dueNs[index], long.MaxValue);
                    long dueNs = Run(_nodes[index]);
                    Interlocked.CompareExchange(ref _dueNs[index], dueNs, long.MaxValue);
                }

                nextNs = Math.Min(nextNs, Volatile.Read(ref _dueNs[index]));
            }

            long waitNs = nextNs - _time.NowNs;
            if (waitNs > 0 && !_isEnding)
            {
                _wake.WaitOne((int)Math.Min((waitNs / EmulationTime.NsPerMs) + 1, 1000));
            }
        }

        foreach (EmulatedNode node in _nodes)
        {
            End(node);
        }
    }

    private long Run(EmulatedNode node)
    {
        try
        {
            return node.Run();
        }
        catch (Exception exception)
        {
            // One node's failure must not stop the others; it is counted, told, and ends the node's life before its plug.
            Interlocked.Increment(ref _failures);
            EmulatorLog.FirmwareFailed(_logger, node.Id, exception);
            return _time.NowNs + RebootNs;
        }
    }

    private void End(EmulatedNode node)
    {
        try
        {
            node.End(isOrderly: true);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref _failures);
            EmulatorLog.FirmwareFailed(_logger, node.Id, exception);
        }

        Debug.Assert(!node.IsPowered, "an ended node has no power");
    }
}
