namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a contact says. Thread safe.</summary>
    internal static class ContactDecoder
    {
        /// <summary>Metric: 1 active, 0 not.</summary>
        internal const int State = 0;

        /// <summary>Metric: how often it has become active since the node was started.</summary>
        internal const int Activations = 1;

        internal static string[] Metrics
        {
            get { return new[] { "state", "activations" }; }
        }

        /// <summary>
        /// How many of the changes made it active. They alternate: of an even number half did, whatever the first was; of an odd number
        /// the last decides.
        /// </summary>
        internal static long ActivationsOf(long changes, bool isActive)
        {
            return (changes + (isActive ? 1 : 0)) / 2;
        }
    }
}
