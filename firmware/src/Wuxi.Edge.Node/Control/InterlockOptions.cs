namespace Wuxi.Edge.Node.Control
{
    /// <summary>A row "if condition for t then output", as set. Immutable once parsed.</summary>
    public sealed class InterlockOptions
    {
        internal InterlockOptions()
        {
            Channels = new ChannelSettings[0];
            Actions = new ActionSettings[0];
        }

        /// <summary>How many channels must demand action.</summary>
        public int Required { get; internal set; }

        /// <summary>The channels.</summary>
        public ChannelSettings[] Channels { get; internal set; }

        /// <summary>A channel demands action above the limit; otherwise below it.</summary>
        public bool IsAbove { get; internal set; }

        /// <summary>The limit, in the unit of the channels.</summary>
        public double Limit { get; internal set; }

        /// <summary>How far a channel must come back behind the limit before it no longer demands action, in the unit of the channels.</summary>
        public double Hysteresis { get; internal set; }

        /// <summary>How long the demand must last, ms.</summary>
        public int DelayMs { get; internal set; }

        /// <summary>With a faulted channel the vote degrades on the side of availability, see <see cref="VoteEvaluator"/>.</summary>
        public bool IsAvailable { get; internal set; }

        /// <summary>Without any healthy channel the last demand, or none, is held; otherwise that is a demand.</summary>
        public bool IsHeldWhenBlind { get; internal set; }

        /// <summary>Stays tripped until it is reset.</summary>
        public bool IsLatched { get; internal set; }

        /// <summary>What it does.</summary>
        public ActionSettings[] Actions { get; internal set; }
    }
}
