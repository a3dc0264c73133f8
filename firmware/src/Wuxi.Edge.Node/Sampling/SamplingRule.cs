using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>
    /// When a sampled value becomes part of a record: first of all, when its quality changes, when it has moved by more than the deadband
    /// since it was last recorded, and when the next sample would come after the longest silent interval. Pure; thread safe.
    /// </summary>
    internal static class SamplingRule
    {
        /// <param name="reason">Of the sample; None when it has a value.</param>
        /// <param name="value">Of the sample.</param>
        /// <param name="recordedReason">Of the last record.</param>
        /// <param name="recordedValue">Of the last record.</param>
        /// <param name="deadband">Largest change that may go unrecorded.</param>
        internal static bool IsChange(int reason, double value, int recordedReason, double recordedValue, double deadband)
        {
            if (reason != recordedReason)
            {
                return true;
            }

            double change = value - recordedValue;
            return reason == ReasonCode.None && (change > deadband || -change > deadband);
        }

        /// <param name="instantMs">Uptime of the sample.</param>
        /// <param name="recordedMs">Uptime of the last record.</param>
        /// <param name="periodMs">Time to the next sample.</param>
        /// <param name="silentMs">Longest time without a record.</param>
        internal static bool IsSilentTooLong(long instantMs, long recordedMs, int periodMs, int silentMs)
        {
            return instantMs - recordedMs + periodMs > silentMs;
        }
    }
}
