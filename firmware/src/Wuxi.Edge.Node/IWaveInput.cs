namespace Wuxi.Edge.Node
{
    /// <summary>
    /// ADC channels with alternating currents, and perhaps a voltage as the last of them, sampled together natively in the background
    /// (<c>SampledAnalog</c> of Wuxi.Edge.Native). All values are volts at the pins about the bias. No member waits, none throws.
    /// </summary>
    public interface IWaveInput
    {
        /// <summary>Uptime at the end of the window that was taken last, ms.</summary>
        long AtMs { get; }

        /// <summary>Not 0 when a sample of one of its channels was at an end of the converter's range.</summary>
        long Clipped { get; }

        /// <summary>Active power of the current and the voltage, V² at the pins.</summary>
        double ActivePower { get; }

        /// <summary>Apparent power, V² at the pins.</summary>
        double ApparentPower { get; }

        /// <summary>Of the voltage, Hz; 0 when no mains is seen.</summary>
        double Hertz { get; }

        /// <summary>Takes the oldest window of one second. One of <see cref="AnalogState"/>: Waiting when there is none.</summary>
        int Take(long nowMs);

        /// <summary>Mean of a channel, V about the bias: what the bias is off by.</summary>
        double Mean(int channel);

        /// <summary>RMS of a channel without that, V.</summary>
        double Rms(int channel);
    }
}
