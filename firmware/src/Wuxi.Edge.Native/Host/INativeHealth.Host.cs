namespace Wuxi.Edge.Native
{
    /// <summary>
    /// What a board knows of itself, and its watchdog. A board that has some implements this beside <see cref="INativeBoard"/>. Called by the
    /// thread of the board.
    /// </summary>
    public interface INativeHealth
    {
        /// <summary>One of <see cref="Native.ResetReason"/>.</summary>
        int ResetReason { get; }

        /// <summary>dBm, negative; 0 without a connection.</summary>
        int WifiDbm { get; }

        /// <summary>Starts the watchdog, or sets it anew; that feeds it too.</summary>
        void StartWatchdog(int timeoutMs);

        void FeedWatchdog();
    }
}
