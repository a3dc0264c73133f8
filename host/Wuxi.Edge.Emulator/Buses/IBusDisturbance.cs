namespace Wuxi.Edge.Emulator.Buses;

/// <summary>What goes wrong on a bus, as a function of time (ns since the start).</summary>
public interface IBusDisturbance
{
    /// <summary>Whether a device neither hears nor speaks.</summary>
    bool IsSilent(string device, long nowNs);

    /// <summary>Probability that one bit of a character is read wrongly; 0 for a clean wire.</summary>
    double BitErrorRate(string bus, long nowNs);

    /// <summary>Whether a wire of an I2C or 1-Wire bus is held low.</summary>
    bool IsStuck(string bus, long nowNs) => false;
}
