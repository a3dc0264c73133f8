namespace Wuxi.Edge.Nano.Emulated;

/// <summary>
/// What a board is to the firmware that runs on it: a clock, pins, a network that may be down (its serial ports and
/// analog inputs are the native drivers': <c>INativeBoard</c> of Wuxi.Edge.Native). The emulator implements it; the surface types of this assembly turn it into nanoFramework's classes.
/// Everything but <see cref="NetworkFault"/> is called only by the thread that runs the board's firmware;
/// <see cref="NetworkFault"/> is also read by the thread that serves the MQTT sockets.
/// </summary>
public interface IEmulatedBoard
{
    /// <summary>The node's id, for messages.</summary>
    string Name { get; }

    /// <summary>Virtual or system time; what the emulated network measures its time limits with.</summary>
    TimeProvider Clock { get; }

    /// <summary>Milliseconds since 1970-01-01 as the board's own clock shows them: what <c>DateTime.UtcNow</c> is there. 0 while unknown.</summary>
    long UtcMs { get; }

    /// <summary>Milliseconds since the board was powered: what <c>Environment.TickCount64</c> is there.</summary>
    long UptimeMs { get; }

    /// <summary>
    /// Non-null while the network is gone (lost Wi-Fi), and then says why: a connect fails, and an open connection
    /// carries nothing although nobody has closed it.
    /// </summary>
    string? NetworkFault { get; }

    /// <summary>Drives a pin.</summary>
    void WritePin(int pin, bool high);

    /// <summary>The level at a pin.</summary>
    bool ReadPin(int pin);
}
