namespace Wuxi.Edge.Nano.Emulated;

/// <summary>
/// What a board is to the firmware that runs on it: a clock, serial ports, analog inputs, pins, a network that may be
/// down. The emulator implements it; the surface types of this assembly turn it into nanoFramework's classes.
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

    /// <summary>Opens a UART.</summary>
    /// <param name="port">Name as nanoFramework has it: COM1, COM2 …</param>
    /// <param name="baud">Bits a second.</param>
    /// <param name="parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
    /// <param name="dataBits">5…8.</param>
    /// <param name="stopBits">1 or 2.</param>
    /// <exception cref="ArgumentException">The board has no such port.</exception>
    IEmulatedSerialLine OpenSerial(string port, int baud, string parity, int dataBits, int stopBits);

    /// <summary>Volts now at the pin of an ADC channel.</summary>
    double ReadVolts(int adcChannel);

    /// <summary>Drives a pin.</summary>
    void WritePin(int pin, bool high);

    /// <summary>The level at a pin.</summary>
    bool ReadPin(int pin);
}
