namespace Wuxi.Edge.Node
{
    /// <summary>
    /// An accelerometer whose FIFO is drained natively in the background (<c>VibrationFifo</c> of Wuxi.Edge.Native). No member waits, none throws.
    /// </summary>
    public interface IVibrationInput
    {
        /// <summary>Axis of the window that was taken last: 0 x, 1 y, 2 z.</summary>
        int Axis { get; }

        /// <summary>Uptime at its last sample, ms.</summary>
        long AtMs { get; }

        /// <summary>Turns that were thrown away because samples were lost, and words that no accelerometer sends: only grows.</summary>
        long Damaged { get; }

        /// <summary>Takes the oldest window; how many values it has, negative when there is none.</summary>
        /// <param name="values">At least 27; what stands where says <c>VibrationValue</c>.</param>
        int Take(float[] values);
    }
}
