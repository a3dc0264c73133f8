using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Driver of one instrument: a state machine that never waits. The node says with <see cref="Begin"/> which metrics it wants;
    /// <see cref="Tick"/> moves on until <see cref="IsDone"/>, and then each wanted metric has either a value or a reason why
    /// there is none. A value is never left over from an earlier reading. Not thread safe.
    /// </summary>
    internal abstract class Sensor
    {
        private const byte ReasonMask = 127;
        private const byte WantedFlag = 128;

        private readonly double[] _values;

        // The reason of each, and whether it is wanted.
        private readonly byte[] _reasons;

        protected Sensor(int metrics, long nowMs)
        {
            _values = new double[metrics];
            _reasons = new byte[metrics];
            HeardMs = nowMs;
            IsDone = true;
        }

        /// <summary>No reading is under way; the results of the last one stand.</summary>
        internal bool IsDone { get; private set; }

        /// <summary>Uptime at which the instrument was asked for the values of this reading: the sampling instant.</summary>
        internal long InstantMs { get; private set; }

        /// <summary>Uptime at which the instrument last said anything intelligible, be it an error; at first when the driver was made.</summary>
        internal long HeardMs { get; private set; }

        /// <summary>The instrument was expected to speak after <see cref="HeardMs"/>, and did not.</summary>
        internal bool IsFailing { get; private set; }

        /// <summary>Something has changed that is to be sampled at once, whatever the periods of its points.</summary>
        internal virtual bool HasNews
        {
            get { return false; }
        }

        /// <summary>How many metrics it has.</summary>
        internal int MetricCount
        {
            get { return _values.Length; }
        }

        /// <summary>Whether the reading is to have this metric.</summary>
        internal bool IsWanted(int metric)
        {
            return (_reasons[metric] & WantedFlag) != 0;
        }

        /// <summary>Asks for a metric in the reading that begins next.</summary>
        internal void Want(int metric)
        {
            _reasons[metric] |= WantedFlag;
        }

        /// <summary>One of <see cref="ReasonCode"/>; None means that there is a value.</summary>
        internal int Reason(int metric)
        {
            return _reasons[metric] & ReasonMask;
        }

        /// <summary>The value, in the unit of the part; counts only without a reason.</summary>
        internal double Value(int metric)
        {
            return _values[metric];
        }

        /// <summary>Starts a reading of the wanted metrics; at once, or when the bus is free.</summary>
        internal void Begin(long nowMs)
        {
            IsDone = false;
            InstantMs = nowMs;
            OnBegin(nowMs);
        }

        /// <summary>Forgets the wishes, so that the next reading starts with none.</summary>
        internal void Forget()
        {
            for (int i = 0; i < _reasons.Length; i++)
            {
                _reasons[i] &= ReasonMask;
            }
        }

        /// <summary>Does what is due now; to be called at <see cref="NextMs"/> or earlier, whether a reading is under way or not.</summary>
        internal abstract void Tick(long nowMs);

        /// <summary>Uptime at which the driver wants to be called next.</summary>
        internal abstract long NextMs(long nowMs);

        /// <summary>
        /// Goes to the oldest thing that happened between the readings and is worth a record at its own instant; false when there is none.
        /// After true, all metrics have a value or a reason of <see cref="InstantMs"/>. Not while a reading is under way.
        /// </summary>
        internal virtual bool TakeEvent(long nowMs)
        {
            return false;
        }

        protected abstract void OnBegin(long nowMs);

        /// <summary>The first request goes out only now: values are of now, not of when the node wished for them.</summary>
        protected void StartAt(long nowMs)
        {
            InstantMs = nowMs;
        }

        protected void SetValue(int metric, double value)
        {
            _values[metric] = value;
            SetReason(metric, ReasonCode.None);
        }

        protected void SetReason(int metric, int reason)
        {
            _reasons[metric] = (byte)((_reasons[metric] & WantedFlag) | reason);
        }

        protected void SetReasonOfAll(int reason)
        {
            for (int i = 0; i < _reasons.Length; i++)
            {
                SetReason(i, reason);
            }
        }

        /// <summary>The instrument said something intelligible.</summary>
        protected void Heard(long nowMs)
        {
            HeardMs = nowMs;
            IsFailing = false;
        }

        /// <summary>The instrument should have spoken, and did not.</summary>
        protected void Failed()
        {
            IsFailing = true;
        }

        protected void Done()
        {
            IsDone = true;
        }
    }
}
