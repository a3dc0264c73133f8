using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Contact;

/// <summary>
/// A dry contact as a level over time: active while its signal is at least 0.5, looked at once a millisecond. It bounces up to three times
/// within 1.5 ms of each change. Times are nanoseconds since the start of the emulation and are asked for in rising order. Not thread safe.
/// </summary>
public sealed class EmulatedContact : IPinSource
{
    private const long BounceStepNs = 250_000;
    private const int MostBounces = 3;

    private readonly Signal _state;
    private readonly int _activeLevel;
    private readonly ulong _seed;

    // Every edge turns the level; the first are those that nobody has passed yet.
    private readonly Queue<long> _edges = new();
    private bool _isActive;
    private bool _wasActive;
    private long _nextMs;
    private long _lastEdgeNs = -1;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="state">Active from 0.5 on.</param>
    /// <param name="activeLevel">Level while it is active, 0 or 1.</param>
    /// <param name="seed">Decides how it bounces.</param>
    public EmulatedContact(string id, Signal state, int activeLevel, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(state);
        Id = id;
        _state = state;
        _activeLevel = activeLevel;
        _seed = SeededHash.Derive(seed, id);
        _isActive = _wasActive = state.At(0) >= 0.5;
        _nextMs = 1;
    }

    /// <summary>Device id of the workshop file.</summary>
    public string Id { get; }

    public int LevelAt(long atNs)
    {
        WorkOut(atNs);
        bool isActive = _isActive ^ (_edges.TakeWhile(edge => edge <= atNs).Count() % 2 == 1);
        return isActive ? _activeLevel : 1 - _activeLevel;
    }

    public long NextChangeNs(long afterNs, long untilNs)
    {
        WorkOut(afterNs);
        while (_edges.TryPeek(out long edge) && edge <= afterNs)
        {
            _edges.Dequeue();
            _isActive = !_isActive;
        }

        while (_edges.Count == 0 && _nextMs * EmulationTime.NsPerMs <= untilNs)
        {
            WorkOutNext();
        }

        return _edges.TryPeek(out long next) ? next : long.MaxValue;
    }

    private void WorkOut(long untilNs)
    {
        while (_nextMs * EmulationTime.NsPerMs <= untilNs)
        {
            WorkOutNext();
        }
    }

    private void WorkOutNext()
    {
        bool isActive = _state.At(_nextMs) >= 0.5;
        if (isActive != _wasActive)
        {
            _wasActive = isActive;
            AddChange(_nextMs * EmulationTime.NsPerMs);
        }

        _nextMs++;
    }

    private void AddChange(long atNs)
    {
        // What bounces still when the contact turns back turns with it.
        Add(Math.Max(atNs, _lastEdgeNs + 1));
        int edges = 2 * (int)(SeededHash.Bits(_seed, atNs) % (MostBounces + 1));
        for (var edge = 1; edge <= edges; edge++)
        {
            long bounceNs = atNs + (edge * BounceStepNs) - (long)(SeededHash.Uniform(_seed, atNs + edge) * BounceStepNs / 2);
            Add(Math.Max(bounceNs, _lastEdgeNs + 1));
        }
    }

    private void Add(long atNs)
    {
        _edges.Enqueue(atNs);
        _lastEdgeNs = atNs;
    }
}
