namespace Wuxi.Edge.Node
{
    /// <summary>
    /// One pin whose level is debounced natively in the background (<c>DigitalEvents</c> of Wuxi.Edge.Native). No member waits, none throws.
    /// </summary>
    public interface IContactInput
    {
        /// <summary>Level now, 0 or 1; negative when the input has failed.</summary>
        int Level { get; }

        /// <summary>Changes that lasted so far, those that nobody has taken among them; right even when some did not fit into a queue.</summary>
        long Changes { get; }

        /// <summary>Edges so far that made no change: only grows.</summary>
        long Bounces { get; }

        /// <summary>Changes that wait to be taken.</summary>
        int Waiting { get; }

        /// <summary>Level after the change that was taken last, 0 or 1.</summary>
        int TakenLevel { get; }

        /// <summary>Uptime at its first edge, ms.</summary>
        long TakenMs { get; }

        /// <summary>Takes the oldest change; false when there is none.</summary>
        bool Take();
    }
}
