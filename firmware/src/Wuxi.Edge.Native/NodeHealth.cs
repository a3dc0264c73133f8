namespace Wuxi.Edge.Native
{
    /// <summary>What nanoFramework's own libraries do not offer of the chip's health. Called by the program's one loop; never throws.</summary>
    public static class NodeHealth
    {
        /// <summary>What <see cref="WifiDbm"/> says without a connection.</summary>
        public const int NoWifi = 0;

        /// <summary>Why the chip began anew, one of <see cref="ResetReason"/>; the same until the next start.</summary>
        public static int LastReset
        {
            get { return NodeHealthNative.ResetReason(); }
        }

        /// <summary>Strength of the access point's signal, dBm, negative; <see cref="NoWifi"/> without a connection.</summary>
        public static int WifiDbm
        {
            get { return NodeHealthNative.WifiDbm(); }
        }

        /// <summary>
        /// From now on the chip starts anew when <see cref="FeedWatchdog"/> is not called for this long by the same thread of the interpreter.
        /// False when the chip refuses.
        /// </summary>
        /// <param name="timeoutMs">1000…600000.</param>
        public static bool StartWatchdog(int timeoutMs)
        {
            return NodeHealthNative.StartWatchdog(timeoutMs) == 0;
        }

        /// <summary>The loop is well. Does nothing before <see cref="StartWatchdog"/>.</summary>
        public static void FeedWatchdog()
        {
            NodeHealthNative.FeedWatchdog();
        }
    }
}
