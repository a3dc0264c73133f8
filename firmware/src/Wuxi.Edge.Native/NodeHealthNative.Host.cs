namespace Wuxi.Edge.Native
{
    /// <summary>The health of the thread's <see cref="NativeBoard"/>, where that board is an <see cref="INativeHealth"/>; there is no C++ below it.</summary>
    internal static class NodeHealthNative
    {
        private const int ShortestMs = 1000;
        private const int LongestMs = 600000;

        internal static int ResetReason()
        {
            INativeHealth health = NativeBoard.Current as INativeHealth;
            return health == null ? Native.ResetReason.Unknown : health.ResetReason;
        }

        internal static int WifiDbm()
        {
            INativeHealth health = NativeBoard.Current as INativeHealth;
            return health == null ? NodeHealth.NoWifi : health.WifiDbm;
        }

        internal static int StartWatchdog(int timeoutMs)
        {
            if (timeoutMs < ShortestMs || timeoutMs > LongestMs)
            {
                return NativeCode.BadParameter;
            }

            INativeHealth health = NativeBoard.Current as INativeHealth;
            if (health == null)
            {
                return NativeCode.NoPort;
            }

            health.StartWatchdog(timeoutMs);
            return 0;
        }

        internal static int FeedWatchdog()
        {
            INativeHealth health = NativeBoard.Current as INativeHealth;
            if (health == null)
            {
                return NativeCode.NoPort;
            }

            health.FeedWatchdog();
            return 0;
        }
    }
}
