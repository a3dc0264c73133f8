using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.CurrentClamp;

/// <summary>
/// A sine about the bias at an ADC pin: what a clamp or a voltage's transducer gives. The bias reaches the pin through the clamp, and a weak
/// resistor pulls the pin to ground when a wire is broken; a bridged clamp leaves the bias alone. It belongs to the thread that runs its board.
/// </summary>
public sealed class EmulatedWave : IVoltSource
{
    private const double Root2 = 1.4142135623730951;

    private readonly EmulatedWaveOptions _options;
    private readonly Signal _rms;
    private readonly Signal? _powerFactor;
    private readonly double _hertz;
    private readonly Func<long, LoopState> _wires;
    private long _millisecond = -1;
    private double _amplitude;
    private double _lag;

    /// <param name="options">Scale and bias.</param>
    /// <param name="rms">RMS of what is measured, A or V.</param>
    /// <param name="frequency">Of the mains, Hz; that of the start is kept, so that the wave has no seams.</param>
    /// <param name="powerFactor">How much it lags the voltage, as a cosine; null for not at all.</param>
    /// <param name="wires">State of the wires at a time in ns since the start.</param>
    public EmulatedWave(EmulatedWaveOptions options, Signal rms, Signal frequency, Signal? powerFactor, Func<long, LoopState> wires)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        _options = options;
        _rms = rms;
        _powerFactor = powerFactor;
        _hertz = frequency.At(0);
        _wires = wires;
    }

    public double VoltsAt(long nowNs) => _wires(nowNs) switch
    {
        LoopState.Open => 0,
        LoopState.Short => _options.BiasVolts,
        _ => _options.BiasVolts + Wave(nowNs),
    };

    private double Wave(long nowNs)
    {
        long millisecond = nowNs / EmulationTime.NsPerMs;
        if (millisecond != _millisecond)
        {
            _millisecond = millisecond;
            _amplitude = Math.Max(0, _rms.At(millisecond)) * Root2 / _options.UnitsPerVolt;
            _lag = Math.Acos(Math.Clamp(_powerFactor?.At(millisecond) ?? 1, -1, 1));
        }

        // Whole waves are taken off first: the phase is as exact after a year as at the start.
        double seconds = nowNs % 1_000_000_000 / 1e9;
        double turns = (_hertz * seconds) + (_hertz * (nowNs / 1_000_000_000) % 1);
        return _amplitude * Math.Sin((2 * Math.PI * turns) - _lag + _options.DelayRadians(_hertz));
    }
}
