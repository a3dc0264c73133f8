using System.Diagnostics;

namespace Wuxi.Edge.Emulator.Devices.Smoke420;

/// <summary>
/// Steps the optical density at a transmitter at a chosen instant, and notes that instant and the one of the first
/// reading of the ADC after it, both as <see cref="Stopwatch.GetTimestamp"/> (on Linux CLOCK_MONOTONIC, the same in all
/// processes), so that the way from volts to an output in another process can be timed. The steps of the last 4,096
/// drills are kept. Safe for use by many threads.
/// </summary>
public sealed class FireDrill
{
    private const int Capacity = 4096;

    private readonly Lock _gate = new();
    private readonly List<FireDrillStep> _steps = [];
    private double? _opticalDensity;
    private bool _isReadPending;

    // Read at every sample of the ADC: most of the time there is no drill, and then no lock is taken.
    private volatile bool _isActive;

    /// <summary>What has been done so far, oldest first.</summary>
    public IReadOnlyList<FireDrillStep> Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps];
            }
        }
    }

    /// <summary>Steps the optical density, 1/m; null gives the transmitter back to its signal. Returns the instant of the step.</summary>
    public long Step(double? opticalDensity)
    {
        lock (_gate)
        {
            if (_steps.Count == Capacity)
            {
                _steps.RemoveAt(0);
            }

            _opticalDensity = opticalDensity;
            _isReadPending = true;
            long now = Stopwatch.GetTimestamp();
            _steps.Add(new FireDrillStep(opticalDensity, now, 0));
            _isActive = true;
            return now;
        }
    }

    /// <summary>What the drill says now; null for nothing. The first call after a step is its reading.</summary>
    internal double? Read()
    {
        if (!_isActive)
        {
            return null;
        }

        lock (_gate)
        {
            if (_isReadPending)
            {
                _isReadPending = false;
                _steps[^1] = _steps[^1] with { ReadTimestamp = Stopwatch.GetTimestamp() };
                _isActive = _opticalDensity is not null;
            }

            return _opticalDensity;
        }
    }
}
