using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>
    /// One instrument: asks its driver for the points whose period has run out, decides which of them are recorded, and knows whether
    /// the instrument is alive. All points recorded at one instant form one record. Not thread safe.
    /// </summary>
    internal sealed class DeviceSampler
    {
        private const long NoStamp = long.MinValue;

        private readonly Sensor _sensor;
        private long _stamp = NoStamp;
        private bool _isReading;

        /// <param name="settings">What it is told.</param>
        /// <param name="sensor">Its driver.</param>
        /// <param name="states">Those of the node's points; its own are where the settings say.</param>
        internal DeviceSampler(DeviceSettings settings, Sensor sensor, PointStates states)
        {
            Settings = settings;
            States = states;
            _sensor = sensor;
        }

        internal DeviceSettings Settings { get; private set; }

        /// <summary>The instrument has been silent for longer than its timeout. Nothing is recorded of it then.</summary>
        internal bool IsDead { get; private set; }

        /// <summary>Stamp (<see cref="Timeline"/>) of the record that is due.</summary>
        internal long RecordStamp
        {
            get { return _stamp; }
        }

        /// <summary>What is known of the node's points.</summary>
        internal PointStates States { get; private set; }

        private int First
        {
            get { return Settings.FirstPoint; }
        }

        private int End
        {
            get { return Settings.FirstPoint + Settings.PointCount; }
        }

        /// <summary>Does what is due. True when there is a record to be made of the points that are due; then <see cref="ClearDue"/>.</summary>
        internal bool Tick(long nowMs, Timeline time, bool isSampling)
        {
            // What happened before is recorded before what is read now.
            bool isEvent = !_isReading && isSampling && _sensor.TakeEvent(nowMs);
            if (!_isReading && isSampling && !isEvent)
            {
                BeginReading(nowMs);
            }

            _sensor.Tick(nowMs);
            long instantMs = nowMs;
            if (isEvent)
            {
                instantMs = _sensor.InstantMs;
                RecordEvent(instantMs);
            }

            bool wasDead = IsDead;
            IsDead = isSampling ? _sensor.IsFailing && nowMs - _sensor.HeardMs >= Settings.TimeoutMs : wasDead;
            if (_isReading && _sensor.IsDone)
            {
                _isReading = false;
                instantMs = _sensor.InstantMs;
                if (isSampling)
                {
                    TakeReading(instantMs, wasDead && IsDead);
                }

                _sensor.Forget();
            }

            if (IsDead && !wasDead)
            {
                // Silence is recorded before the device is declared dead, and only once.
                RecordSilence(nowMs);
            }

            if (!HasDue())
            {
                return false;
            }

            _stamp = _stamp != NoStamp ? time.StampAfter(_stamp, instantMs) : time.Stamp(instantMs);
            return true;
        }

        /// <summary>The record has been made.</summary>
        internal void ClearDue()
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                States.ClearDue(i);
            }
        }

        /// <summary>Uptime at which it wants to be called next.</summary>
        internal long NextMs(long nowMs, bool isSampling)
        {
            long next = _sensor.NextMs(nowMs);
            int end = End;
            for (int i = First; i < end && !_isReading && isSampling; i++)
            {
                if (States.NextMs(i) < next)
                {
                    next = States.NextMs(i);
                }
            }

            return next;
        }

        private void BeginReading(long nowMs)
        {
            // News is sampled at once, beside the grid of the periods.
            bool isNews = _sensor.HasNews;
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (isNews)
                {
                    _sensor.Want(Settings.Table.MetricIndex(i));
                    _isReading = true;
                }

                if (States.NextMs(i) <= nowMs)
                {
                    _sensor.Want(Settings.Table.MetricIndex(i));
                    States.Statistics.SamplesMissed += (uint)States.Schedule(i, nowMs);
                    _isReading = true;
                }
            }

            if (_isReading)
            {
                _sensor.Begin(nowMs);
            }
        }

        private void TakeReading(long instantMs, bool isStillDead)
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
                    States.Observe(i, reason);
                }
                else
                {
                    States.Sample(i, reason, _sensor.Value(metric), instantMs);
                }
            }

            if (isFaulty)
            {
                States.Statistics.SensorFaults++;
            }
        }

        private void RecordEvent(long instantMs)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                int metric = Settings.Table.MetricIndex(i);
                States.Sample(i, _sensor.Reason(metric), _sensor.Value(metric), instantMs);
            }
        }

        private void RecordSilence(long nowMs)
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (!States.IsRecordedBad(i))
                {
                    States.Sample(i, ReasonCode.Timeout, 0, nowMs);
                }
            }
        }

        private bool HasDue()
        {
            int end = End;
            for (int i = First; i < end; i++)
            {
                if (States.IsDue(i))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
