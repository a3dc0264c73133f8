namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// An instrument on a serial bus, at the level of bytes. Called by its bus only, in order of time; not thread safe.
/// All times are nanoseconds since the start of the emulation.
/// </summary>
public interface ISerialDevice
{
    /// <summary>Device id of the workshop file.</summary>
    string Id { get; }

    /// <summary>When it wants <see cref="Wake"/> next, without having been spoken to; <see cref="long.MaxValue"/> for never.</summary>
    long NextWakeNs { get; }

    /// <summary>A byte has arrived; whoever sent it, others on the bus hear it too.</summary>
    void Receive(byte value, long nowNs, ISerialTransmitter transmitter);

    /// <summary><see cref="NextWakeNs"/> has come. It must move on in here.</summary>
    void Wake(long nowNs, ISerialTransmitter transmitter);
}
