using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Mq7;

/// <summary>
/// An MQ-7 over its load behind a divider. Its resistance follows the signal <c>ratio</c> only when its heater was hot for long enough and
/// then cool for long enough: a hot one conducts too well, and one that was not cleaned, or a long time ago, too badly. It belongs to the thread that runs its board.
/// </summary>
/// <param name="options">Resistors, supply and heater.</param>
/// <param name="ratio">Resistance by R0.</param>
/// <param name="wires">State of the wires at a time in ns since the start: open, no volts; short, the supply.</param>
public sealed class EmulatedMq7(EmulatedMq7Options options, Signal ratio, Func<long, LoopState> wires) : IVoltSource, IPinDriven
{
    // The bead follows its heater within seconds; 60 s of heat leave nothing on it, and what settles in 90 s is part of the measurement.
    private const double BeadMs = 15_000;
    private const double CleaningMs = 12_000;
    private const double SettlingMs = 60_000;
    private const double CleanMs = 95_000;
    private const double HotPart = 0.7;
    private const double DirtyPart = 0.8;

    private bool _isHot;
    private long _sinceNs;
    private double _heatBefore;
    private double _dirtBefore = 1;

    /// <inheritdoc/>
    public void Drive(bool isHigh, long nowNs) => Heat(isHigh == options.IsActiveHigh, nowNs);

    /// <inheritdoc/>
    public void Release(long nowNs) => Heat(false, nowNs);

    /// <inheritdoc/>
    public double VoltsAt(long nowNs) => wires(nowNs) switch
    {
        LoopState.Open => 0,
        LoopState.Short => options.SupplyVolts / options.Divider,
        _ => options.SupplyVolts * options.LoadKiloohms / (options.LoadKiloohms + Kiloohms(nowNs)) / options.Divider,
    };

    private double Kiloohms(long nowNs)
    {
        (double heat, double dirt) = StateAt(nowNs);
        return Math.Max(0.001, ratio.At(nowNs / EmulationTime.NsPerMs)) * options.R0Kiloohms * (1 - (HotPart * heat)) * (1 + (DirtyPart * dirt));
    }

    private void Heat(bool isHot, long nowNs)
    {
        if (isHot != _isHot)
        {
            (_heatBefore, _dirtBefore) = StateAt(nowNs);
            (_isHot, _sinceNs) = (isHot, nowNs);
        }
    }

    private (double Heat, double Dirt) StateAt(long nowNs)
    {
        double elapsedMs = Math.Max(0, nowNs - _sinceNs) / (double)EmulationTime.NsPerMs;
        double left = Math.Exp(-elapsedMs / BeadMs);
        return _isHot
            ? (1 - ((1 - _heatBefore) * left), _dirtBefore * Math.Exp(-elapsedMs / CleaningMs))
            : (_heatBefore * left, 1 - ((1 - _dirtBefore) * Math.Exp(-Math.Max(0, elapsedMs - CleanMs) / SettlingMs)));
    }
}
