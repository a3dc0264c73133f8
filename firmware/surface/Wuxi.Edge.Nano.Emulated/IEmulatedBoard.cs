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

    /// <summary>Whether the chip has this I2C port.</summary>
    bool HasI2c(int bus) => false;

    /// <summary>One I2C transfer: the bytes written, then with a repeated start the bytes read; either may be none.</summary>
    /// <param name="bus">I2C port of the chip.</param>
    /// <param name="address">7 bits.</param>
    /// <param name="write">To the device.</param>
    /// <param name="read">From the device; stays as it was when the transfer is not full.</param>
    /// <param name="afterUs">How much later than now, us: what the firmware would have slept before it.</param>
    I2cOutcome TransferI2c(int bus, int address, ReadOnlySpan<byte> write, Span<byte> read, long afterUs) => I2cOutcome.NotAcknowledged;

    /// <summary>Whether the chip has this SPI port.</summary>
    bool HasSpi(int bus) => false;

    /// <summary>One SPI transfer in both directions, equally long; FF is read where nothing is wired.</summary>
    void TransferSpi(int bus, int chipSelect, ReadOnlySpan<byte> write, Span<byte> read) => read.Fill(0xFF);

    /// <summary>Resets the 1-Wire bus; whether a device said that it is there.</summary>
    bool ResetOneWire() => false;

    /// <summary>One time slot of the 1-Wire bus: writes a bit, and gives the level that was on the wire, which is low when anybody pulled it.</summary>
    bool TouchOneWire(bool bit) => bit;
}
