using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Devices.Vibration;

/// <summary>
/// An accelerometer on the housing of a machine: gravity along z, on each axis a sine of the shaft's speed with the velocity of its signal
/// <c>velocity-rms-x</c>, <c>-y</c>, <c>-z</c>, noise of the RMS of <c>acceleration-rms</c>, and blows of a worn bearing that ring with the amplitude
/// of <c>acceleration-peak</c>. The other signals follow from these and are not looked at. It belongs to the thread that runs its board.
/// </summary>
/// <param name="options">Its settings.</param>
/// <param name="signals">The motion.</param>
/// <param name="faults">What breaks.</param>
public sealed class EmulatedAccelerometer(EmulatedAccelerometerOptions options, SignalSet signals, NodeFaults faults)
{
    /// <summary>Device id of the workshop file.</summary>
    public string Id => options.Id;

    /// <summary>Answers to a driver that opens it: its FIFO, or null when it does not say who it is or is another part.</summary>
    /// <param name="part">What the driver expects, one of <see cref="VibrationPart"/>.</param>
    /// <param name="rateHz">Samples a second.</param>
    /// <param name="rangeG">Full scale.</param>
    /// <param name="nowNs">Since the start of the emulation.</param>
    public INativeFifo? Open(int part, int rateHz, int rangeG, long nowNs) =>
        part != options.Part || faults.IsSilent(Id, nowNs)
            ? null
            : new EmulatedFifo(new FifoFormat(part, rangeG), new MachineMotion(options, signals, rateHz), faults, Id, rateHz, nowNs);

    /// <summary>Instant of a sample, ns since the start of the emulation.</summary>
    internal static long InstantNs(long openedNs, long index, int rateHz) =>
        openedNs + (long)((Int128)(index + 1) * 1000 * EmulationTime.NsPerMs / rateHz);
}
