namespace Wuxi.Edge.Emulator.Boards;

/// <summary>What hangs on a pin that the node drives. It belongs to the thread that runs its board.</summary>
public interface IPinDriven
{
    /// <summary>The node drives the pin.</summary>
    /// <param name="isHigh">Level.</param>
    /// <param name="nowNs">Time since the start of the emulation, ns.</param>
    void Drive(bool isHigh, long nowNs);

    /// <summary>Nobody drives the pin: reset or without power. The load is off by its resistor.</summary>
    void Release(long nowNs);
}
