namespace Wuxi.Edge.Wire
{
    /// <summary>Why a value is bad: the value of the property <see cref="MetricName.Reason"/> (Int32).</summary>
    public static class ReasonCode
    {
        public const int None = 0;

        /// <summary>The sensor did not answer in time.</summary>
        public const int Timeout = 1;

        /// <summary>It answered, and the frame was damaged.</summary>
        public const int Corrupt = 2;

        /// <summary>The part does not offer this value.</summary>
        public const int NotAvailable = 3;

        /// <summary>4-20 mA loop at or below 3.6 mA: broken wire (NE 43).</summary>
        public const int LoopUnderrange = 4;

        /// <summary>4-20 mA loop at or above 21 mA: short circuit (NE 43).</summary>
        public const int LoopOverrange = 5;

        /// <summary>The instrument reports a fault of its own.</summary>
        public const int InstrumentFault = 6;

        /// <summary>The sensor is warming up.</summary>
        public const int WarmingUp = 7;

        /// <summary>Outside what the part can measure.</summary>
        public const int OutOfRange = 8;

        /// <summary>The node's own input (ADC, port) failed.</summary>
        public const int InputFailure = 9;

        /// <summary>
        /// Of a good value: when it was measured is not known, its stamp is the latest that it can have been. The node lost its power before
        /// it learned the time.
        /// </summary>
        public const int Undated = 10;
    }
}
