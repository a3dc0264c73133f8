namespace Wuxi.Edge.Node.Update
{
    /// <summary>The words by which states and reasons are told to the gateway. Thread safe.</summary>
    public static class UpdateWords
    {
        private static readonly string[] States =
        {
            "idle", "fetching", "verifying", "ready", "on trial", "confirmed", "rolled back", "refused",
        };

        private static readonly string[] Reasons =
        {
            string.Empty, "malformed order", "wrong HMAC", "not newer", "too large", "not fetched", "truncated", "wrong SHA-256",
            "not an image", "flash failed", "never confirmed", "damaged", "not loaded", "no key",
        };

        public static string Of(UpdateState state)
        {
            return States[(int)state];
        }

        /// <summary>Empty when there is none.</summary>
        public static string Of(UpdateReason reason)
        {
            return Reasons[(int)reason];
        }

        internal static bool IsState(int number)
        {
            return number < States.Length;
        }

        internal static bool IsReason(int number)
        {
            return number < Reasons.Length;
        }
    }
}
