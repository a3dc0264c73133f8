using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>
    /// One instrument: asks its driver for the points whose period has run out, decides which of them are recorded, and knows whether
    /// the instrument is alive. All points recorded at one instant form one record. What is known of the points is with those of the whole node, and
    /// given to each call: a field less for each instrument. Not thread safe.
    /// </summary>
    internal sealed class DeviceSampler
    {
        private const long NoStamp = long.MinValue;
        private const int ReadingFlag = 1;
        private const int DeadFlag = 2;
        private const int DueFlag = 4;
        private const int BornFlag = 8;

        private readonly Sensor _sensor;
        private long _stamp = NoStamp;
        private int _flags;

        /// <param name="settings">What it is told.</param>
        /// <param name="sensor">Its driver.</param>
        internal DeviceSampler(DeviceSettings settings, Sensor sensor)
        {
            Settings = settings;
            _sensor = sensor;
        }

        internal DeviceSettings Settings { get; private set; }

        /// <summary>The instrument has been silent for longer than its timeout. Nothing is recorded of it then.</summary>
        internal bool IsDead
        {
            get { return (_flags & DeadFlag) != 0; }
            private set { SetFlag(DeadFlag, value); }
        }

        /// <summary>Stamp (<see cref="Timeline"/>) of the record that is due.</summary>
        internal long RecordStamp
        {
            get { return _stamp; }
        }

        /// <summary>There is a record to be made in this turn of the loop: what the last <see cref="Tick"/> said.</summary>
        internal bool IsDue
        {
            get { return (_flags & DueFlag) != 0; }
            private set { SetFlag(DueFlag, value); }
        }

        /// <summary>Its DBIRTH is not followed by a DDEATH: the session's.</summary>
        internal bool IsBorn
        {
            get { return (_flags & BornFlag) != 0; }
            set { SetFlag(BornFlag, value); }
        }

        /// <summary>A reading is under way.</summary>
        private bool IsReading
        {
            get { return (_flags & ReadingFlag) != 0; }
            set { SetFlag(ReadingFlag, value); }
        }

        private int First
        {
            get { return Settings.FirstPoint; }
        }

        private int End
        {
            get { return Settings.FirstPoint + Settings.PointCount; }
        }

        /// <summary>Does what is due. When <see cref="IsDue"/> says so, there is a record to be made of the points that are; then <see cref="ClearDue"/>.</summary>
        internal void Tick(PointStates states, long nowMs, Timeline time, bool isSampling)
        {
            // What happened before is recorded before what is read now.
            bool isEvent = !IsReading && isSampling && _sensor.TakeEvent(nowMs);
            if (!IsReading && isSampling && !isEvent)
            {
                BeginReading(states, nowMs);
            }

            _sensor.Tick(nowMs);
            long instantMs = nowMs;
            if (isEvent)
            {
                instantMs = _sensor.InstantMs;
                RecordEvent(states, instantMs);
            }

            bool wasDead = IsDead;
            IsDead = isSampling ? _sensor.IsFailing && nowMs - _sensor.HeardMs >= Settings.TimeoutMs : wasDead;
            if (IsReading && _sensor.IsDone)
            {
                IsReading = false;
                instantMs = _sensor.InstantMs;
                if (isSampling)
                {
                    TakeReading(states, instantMs, wasDead && IsDead);
                }

                _sensor.Forget();
            }

            if (IsDead && !wasDead)
            {
                // Silence is recorded before the device is declared dead, and only once.
                RecordSilence(states, nowMs);
            }

            IsDue = HasDue(states);
            if (!IsDue)
            {
                return;
            }

            _stamp = _stamp != NoStamp ? time.StampAfter(_stamp, instantMs) : time.Stamp(instantMs);
        }

        /// <summary>The record has been made.</summary>
        internal void ClearDue(PointStates states)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                states.ClearDue(i);
            }
        }

        /// <summary>Uptime at which it wants to be called next.</summary>
        internal long NextMs(PointStates states, long nowMs, bool isSampling)
        {
            long next = _sensor.NextMs(nowMs);
            int end = End;
            for (int i = First; i < end && !IsReading && isSampling; i++)
            {
                if (states.NextMs(i) < next)
                {
                    next = states.NextMs(i);
                }
            }

            return next;
        }

        private void BeginReading(PointStates states, long nowMs)
        {
            // News is sampled at once, beside the grid of the periods.
            bool isNews = _sensor.HasNews;
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (isNews)
                {
                    _sensor.Want(Settings.Table.MetricIndex(i));
                    IsReading = true;
                }

                if (states.NextMs(i) <= nowMs)
                {
                    _sensor.Want(Settings.Table.MetricIndex(i));
                    states.Statistics.SamplesMissed += (uint)states.Schedule(i, nowMs);
                    IsReading = true;
                }
            }

            if (IsReading)
            {
                _sensor.Begin(nowMs);
            }
        }

        private void TakeReading(PointStates states, long instantMs, bool isStillDead)
        {
            bool isFaulty = false;
            int end = End;
            for (int i = First; i < end; i++)
            {
                int metric = Settings.Table.MetricIndex(i);
                if (!_sensor.IsWanted(metric))
                {
                    continue;
                }

                int reason = _sensor.Reason(metric);
                isFaulty |= reason != ReasonCode.None;
                if (isStillDead)
                {
                    states.Observe(i, reason);
                }
                else
                {
                    states.Sample(i, reason, _sensor.Value(metric), instantMs);
                }
            }

            if (isFaulty)
            {
                states.Statistics.SensorFaults++;
            }
        }

        private void RecordEvent(PointStates states, long instantMs)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                int metric = Settings.Table.MetricIndex(i);
                states.Sample(i, _sensor.Reason(metric), _sensor.Value(metric), instantMs);
            }
        }

        private void RecordSilence(PointStates states, long nowMs)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (!states.IsRecordedBad(i))
                {
                    states.Sample(i, ReasonCode.Timeout, 0, nowMs);
                }
            }
        }

        private bool HasDue(PointStates states)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (states.IsDue(i))
                {
                    return true;
                }
            }

            return false;
        }

        private void SetFlag(int flag, bool isSet)
        {
            _flags = isSet ? _flags | flag : _flags & ~flag;
        }
    }
}
