namespace Wuxi.Edge.Node
{
    /// <summary>
    /// One pin whose pulses are counted natively in the background (<c>PulseCounter</c> of Wuxi.Edge.Native). No member waits, none throws.
    /// </summary>
    public interface IPulseInput
    {
        /// <summary>Pulses since the first start of all; outlives restarts, and never falls while the node runs. Negative when the input has failed.</summary>
        long Total { get; }

        /// <summary>Pulses a second x 1000, by the time between them; falls as they stay away. Negative when the input has failed.</summary>
        long RateMillihertz { get; }

        /// <summary>Writes the total to the flash now, so that a power cut does not take back what was read of it. A flash that fails is tried again by the driver.</summary>
        void Keep();
    }
}
