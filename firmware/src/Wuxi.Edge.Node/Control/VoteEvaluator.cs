namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Voting MooN: M of N channels must demand action (IEC 61511-1:2016, 3.2.45 and 11.4). A faulted channel is never counted as normal; with
    /// it the vote goes on among the healthy ones, degraded as <see cref="Required"/> says (IEC 61511-1:2016, 11.3, leaves the choice to
    /// the designer; both clauses are to be checked against the edition in force). Pure; thread safe.
    /// </summary>
    internal static class VoteEvaluator
    {
        /// <summary>The votes that can be set, in words.</summary>
        internal const string Names = "1oo1, 1oo2, 2oo2 or 2oo3";

        /// <summary>Takes a vote apart; false when it is none of <see cref="Names"/>.</summary>
        internal static bool TryParse(string text, out int required, out int channels)
        {
            required = text.Length > 0 ? text[0] - '0' : 0;
            channels = text.Length > 0 ? text[text.Length - 1] - '0' : 0;
            return text == "1oo1" || text == "1oo2" || text == "2oo2" || text == "2oo3";
        }

        /// <summary>
        /// Channels that must demand action when some are faulted. On the safe side each fault takes one from M, down to one:
        /// 1oo2 becomes 1oo1, 2oo2 becomes 1oo1, 2oo3 becomes 1oo2 and then 1oo1. On the side of availability M stays as long as there
        /// are as many healthy channels: 2oo3 becomes 2oo2 and then 1oo1; the others degrade as before.
        /// </summary>
        /// <param name="required">M.</param>
        /// <param name="channels">N.</param>
        /// <param name="faulted">How many of the N are faulted; at least one is not.</param>
        /// <param name="isAvailable">Degrade on the side of availability.</param>
        internal static int Required(int required, int channels, int faulted, bool isAvailable)
        {
            int healthy = channels - faulted;
            int left = isAvailable ? required : required - faulted;
            left = left > healthy ? healthy : left;
            return left < 1 ? 1 : left;
        }

        /// <summary>One of <see cref="VoteVerdict"/>.</summary>
        /// <param name="required">M.</param>
        /// <param name="channels">N.</param>
        /// <param name="demanding">How many healthy channels demand action.</param>
        /// <param name="faulted">How many channels are faulted.</param>
        /// <param name="isAvailable">Degrade on the side of availability.</param>
        internal static int Judge(int required, int channels, int demanding, int faulted, bool isAvailable)
        {
            if (faulted >= channels)
            {
                return VoteVerdict.Blind;
            }

            return demanding >= Required(required, channels, faulted, isAvailable) ? VoteVerdict.Demand : VoteVerdict.Normal;
        }
    }
}
