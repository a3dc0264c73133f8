namespace Wuxi.Edge.Node
{
    /// <summary>
    /// One ADC channel that is sampled natively in the background; what is read is the mean of a short window, in which the mains'
    /// hum is gone. Never throws.
    /// </summary>
    public interface IAnalogInput
    {
        /// <summary>Mean voltage at the pin in the newest window, V; counts when <see cref="Read"/> has said <see cref="AnalogState.Ready"/>.</summary>
        double Volts { get; }

        /// <summary>Smallest sample of that window, V.</summary>
        double LowestVolts { get; }

        /// <summary>Largest sample of that window, V.</summary>
        double HighestVolts { get; }

        /// <summary>Uptime at the end of that window, ms.</summary>
        long AtMs { get; }

        /// <summary>
        /// Looks for a window that is recent enough to be a value of now, and was not looked at before. One of <see cref="AnalogState"/>.
        /// </summary>
        int Read(long nowMs);
    }
}
