using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Mq2;

/// <summary>
/// An MQ-2 over its load behind a divider: the voltage of a resistance that follows the signal <c>ratio</c> (9.83 in clean air). It is cold at the
/// start of the emulation and reaches its resistance from below with a time constant of half a minute. It belongs to the thread that runs its board.
/// </summary>
/// <param name="options">Resistors and supply.</param>
/// <param name="ratio">Resistance by R0.</param>
/// <param name="wires">State of the wires at a time in ns since the start: open, no volts; short, the supply.</param>
public sealed class EmulatedMq2(EmulatedMq2Options options, Signal ratio, Func<long, LoopState> wires) : IVoltSource
{
    private const double HeatingMs = 30_000;
    private const double ColdPart = 0.5;

    public double VoltsAt(long nowNs) => wires(nowNs) switch
    {
        LoopState.Open => 0,
        LoopState.Short => options.SupplyVolts / options.Divider,
        _ => options.SupplyVolts * options.LoadKiloohms / (options.LoadKiloohms + Kiloohms(nowNs / EmulationTime.NsPerMs)) / options.Divider,
    };

    private double Kiloohms(long elapsedMs) =>
        Math.Max(0.001, ratio.At(elapsedMs)) * options.R0Kiloohms * (1 - (ColdPart * Math.Exp(-elapsedMs / HeatingMs)));
}
