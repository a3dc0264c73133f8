namespace Wuxi.Edge.Node
{
    /// <summary>What the node's board knows of itself, and its watchdog. No member waits but for a collection of garbage, none throws.</summary>
    public interface INodeSystem
    {
        /// <summary>Why the board began anew, one of <c>ResetReason</c> of Wuxi.Edge.Native.</summary>
        int ResetReason { get; }

        /// <summary>Bytes of the managed heap that are free after a collection, which this asks for; negative when nobody knows.</summary>
        long FreeBytes { get; }

        /// <summary>Strength of the Wi-Fi signal, dBm, negative; 0 without a connection.</summary>
        int WifiDbm { get; }

        /// <summary>From now on the board starts anew when it is not fed for this long.</summary>
        void StartWatchdog(int timeoutMs);

        /// <summary>The loop is healthy.</summary>
        void FeedWatchdog();
    }
}
