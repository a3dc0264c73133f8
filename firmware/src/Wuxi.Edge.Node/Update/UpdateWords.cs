namespace Wuxi.Edge.Node.Update
{
    /// <summary>The words by which states and reasons are told to the gateway. Thread safe.</summary>
    public static class UpdateWords
    {
        public static string Of(UpdateState state)
        {
            switch (state)
            {
                case UpdateState.Idle:
                    return "idle";
                case UpdateState.Fetching:
                    return "fetching";
                case UpdateState.Verifying:
                    return "verifying";
                case UpdateState.Ready:
                    return "ready";
                case UpdateState.OnTrial:
                    return "on trial";
                case UpdateState.Confirmed:
                    return "confirmed";
                case UpdateState.RolledBack:
                    return "rolled back";
                case UpdateState.Refused:
                    return "refused";
                default:
                    return string.Empty;
            }
        }

        /// <summary>Empty when there is none.</summary>
        public static string Of(UpdateReason reason)
        {
            switch (reason)
            {
                case UpdateReason.Malformed:
                    return "malformed order";
                case UpdateReason.WrongHmac:
                    return "wrong HMAC";
                case UpdateReason.NotNewer:
                    return "not newer";
                case UpdateReason.TooLarge:
                    return "too large";
                case UpdateReason.NotFetched:
                    return "not fetched";
                case UpdateReason.Truncated:
                    return "truncated";
                case UpdateReason.WrongHash:
                    return "wrong SHA-256";
                case UpdateReason.NotAnImage:
                    return "not an image";
                case UpdateReason.FlashFailed:
                    return "flash failed";
                case UpdateReason.NeverConfirmed:
                    return "never confirmed";
                case UpdateReason.Damaged:
                    return "damaged";
                case UpdateReason.NotLoaded:
                    return "not loaded";
                case UpdateReason.NoKey:
                    return "no key";
                default:
                    return string.Empty;
            }
        }

        internal static bool IsState(int number)
        {
            return number <= (int)UpdateState.Refused;
        }

        internal static bool IsReason(int number)
        {
            return number <= (int)UpdateReason.NoKey;
        }
    }
}
