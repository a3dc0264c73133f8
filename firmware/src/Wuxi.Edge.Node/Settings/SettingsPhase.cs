namespace Wuxi.Edge.Node.Settings
{
    /// <summary>How far a node has come with new settings. The numbers stand on flash.</summary>
    internal static class SettingsPhase
    {
        /// <summary>Nothing new.</summary>
        internal const int Stable = 0;

        /// <summary>The old devices report by the new broker, to see whether the gateway is there.</summary>
        internal const int Connection = 1;

        /// <summary>The old devices report until the gateway has confirmed every record of theirs.</summary>
        internal const int Draining = 2;

        /// <summary>The new settings are in use, but not yet in session with the gateway.</summary>
        internal const int Probation = 3;
    }
}
