namespace Wuxi.Edge.Node.Control
{
    /// <summary>An output, as set. "On" always means that the load is energised. Immutable once parsed.</summary>
    public sealed class OutputOptions : IDrivesPin
    {
        internal OutputOptions()
        {
        }

        /// <summary>Itself.</summary>
        public OutputOptions Driven
        {
            get { return this; }
        }

        /// <summary>Pin of the board.</summary>
        public int Pin { get; internal set; }

        /// <summary>
        /// A high level energises the load; otherwise a low one does. Without power, and from reset until the program runs, the pin drives
        /// nothing and the relay is de-energised: the load is then on only if it is not active high (normally closed contact).
        /// </summary>
        public bool IsActiveHigh { get; internal set; }

        /// <summary>The state in which nothing bad can happen: it wins when two want different things, and is taken when the program ends.</summary>
        public bool IsSafeOn { get; internal set; }

        /// <summary>The state from the start of the program until every row that drives it has been judged.</summary>
        public bool IsBootOn { get; internal set; }

        /// <summary>The state when nobody wants anything.</summary>
        public bool IsRestOn { get; internal set; }

        /// <summary>After a loss of the gateway it goes to <see cref="IsLostOn"/>; otherwise that changes nothing.</summary>
        public bool HasLostState { get; internal set; }

        /// <summary>The state after a loss of the gateway.</summary>
        public bool IsLostOn { get; internal set; }

        /// <summary>How long there must have been no session with the gateway, ms.</summary>
        public int LostAfterMs { get; internal set; }
    }
}
