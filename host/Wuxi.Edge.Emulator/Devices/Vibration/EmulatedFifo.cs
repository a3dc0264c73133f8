using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Devices.Vibration;

/// <summary>The FIFO of an accelerometer that was opened; while it is silent the wire stays low.</summary>
internal sealed class EmulatedFifo(FifoFormat format, MachineMotion motion, NodeFaults faults, string id, int rateHz, long openedNs) : INativeFifo
{
    public int SampleBytes => format.Bytes;

    public void Sample(long index, Span<byte> into)
    {
        long atNs = EmulatedAccelerometer.InstantNs(openedNs, index, rateHz);
        if (faults.IsSilent(id, atNs))
        {
            into.Clear();
            return;
        }

        for (var axis = 0; axis < 3; axis++)
        {
            format.Write(axis, motion.At(axis, index, atNs), into);
        }
    }

    public bool IsSilent(long first, int count) => faults.IsSilent(id, EmulatedAccelerometer.InstantNs(openedNs, first + count - 1, rateHz));

    public bool HasOverrun(long first, int count) => faults.IsOverrunning(id, EmulatedAccelerometer.InstantNs(openedNs, first + count - 1, rateHz));
}
