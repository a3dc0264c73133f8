namespace Wuxi.Edge.Native
{
    /// <summary>
    /// What the native drivers' host port is fed from: the wires of an emulated board. Nothing runs in the background on the host: whatever
    /// happened on the wires up to an instant is worked out when C# looks, in order of time, so a run is the same each time.
    /// Called by the thread that runs the board's firmware. Times are microseconds of the board's uptime.
    /// </summary>
    public interface INativeBoard
    {
        /// <summary>Now.</summary>
        long UptimeUs { get; }

        /// <summary>Opens a UART with 8 data bits and 1 stop bit; null when the board has no such port or it is open.</summary>
        /// <param name="port">N of COMN.</param>
        /// <param name="baud">Bit/s.</param>
        /// <param name="parity">0 none, 1 odd, 2 even.</param>
        INativeLine OpenLine(int port, int baud, int parity);

        /// <summary>Whether the converter has this channel.</summary>
        bool HasAdc(int channel);

        /// <summary>What the 12-bit converter makes of the voltage at a channel at an instant, 0…4095; never an instant before the last one asked for.</summary>
        int CountsAt(int channel, long uptimeUs);

        /// <summary>Opens a digital input; null when the board has no such pin.</summary>
        INativeInput OpenInput(int pin);

        /// <summary>Opens the accelerometer at a chip select; null when there is none.</summary>
        /// <param name="part">Number of the part, as the vibration driver has it.</param>
        /// <param name="chipSelectPin">Pin.</param>
        /// <param name="rateHz">Samples a second.</param>
        /// <param name="rangeG">Full scale, g.</param>
        INativeFifo OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG);
    }
}
