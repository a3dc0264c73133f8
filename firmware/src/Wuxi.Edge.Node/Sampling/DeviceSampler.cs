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
        private readonly Sensor _sensor;
        private readonly PointState[] _points;
        private readonly NodeStatistics _statistics;
        private long _stamp;
        private bool _hasStamp;
        private bool _isReading;

        internal DeviceSampler(DeviceSettings settings, Sensor sensor, NodeStatistics statistics, long nowMs)
        {
            Settings = settings;
            _sensor = sensor;
            _statistics = statistics;
            _points = new PointState[settings.Points.Length];
            for (int i = 0; i < _points.Length; i++)
            {
                _points[i] = new PointState(settings.Points[i], nowMs);
            }
        }

        internal DeviceSettings Settings { get; private set; }

        /// <summary>The instrument has been silent for longer than its timeout. Nothing is recorded of it then.</summary>
        internal bool IsDead { get; private set; }

        /// <summary>Stamp (<see cref="Timeline"/>) of the record that is due.</summary>
        internal long RecordStamp
        {
            get { return _stamp; }
        }

        internal int PointCount
        {
            get { return _points.Length; }
        }

        internal PointState Point(int index)
        {
            return _points[index];
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

            _stamp = _hasStamp ? time.StampAfter(_stamp, instantMs) : time.Stamp(instantMs);
            _hasStamp = true;
            return true;
        }

        /// <summary>The record has been made.</summary>
        internal void ClearDue()
        {
            for (int i = 0; i < _points.Length; i++)
            {
                _points[i].ClearDue();
            }
        }

        /// <summary>Uptime at which it wants to be called next.</summary>
        internal long NextMs(long nowMs, bool isSampling)
        {
            long next = _sensor.NextMs(nowMs);
            for (int i = 0; i < _points.Length && !_isReading && isSampling; i++)
            {
                if (_points[i].NextMs < next)
                {
                    next = _points[i].NextMs;
                }
            }

            return next;
        }

        private void BeginReading(long nowMs)
        {
            // News is sampled at once, beside the grid of the periods.
            bool isNews = _sensor.HasNews;
            for (int i = 0; i < _points.Length; i++)
            {
                if (isNews)
                {
                    _sensor.Want(_points[i].Settings.MetricIndex);
                    _isReading = true;
                }

                if (_points[i].NextMs <= nowMs)
                {
                    _sensor.Want(_points[i].Settings.MetricIndex);
                    _statistics.SamplesMissed += (uint)_points[i].Schedule(nowMs);
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
            for (int i = 0; i < _points.Length; i++)
            {
                int metric = _points[i].Settings.MetricIndex;
                if (!_sensor.IsWanted(metric))
                {
                    continue;
                }

                int reason = _sensor.Reason(metric);
                isFaulty |= reason != ReasonCode.None;
                if (isStillDead)
                {
                    _points[i].Observe(reason);
                }
                else
                {
                    _points[i].Sample(reason, _sensor.Value(metric), instantMs);
                }
            }

            if (isFaulty)
            {
                _statistics.SensorFaults++;
            }
        }

        private void RecordEvent(long instantMs)
        {
            for (int i = 0; i < _points.Length; i++)
            {
                int metric = _points[i].Settings.MetricIndex;
                _points[i].Sample(_sensor.Reason(metric), _sensor.Value(metric), instantMs);
            }
        }

        private void RecordSilence(long nowMs)
        {
            for (int i = 0; i < _points.Length; i++)
            {
                if (!_points[i].IsRecordedBad)
                {
                    _points[i].Sample(ReasonCode.Timeout, 0, nowMs);
                }
            }
        }

        private bool HasDue()
        {
            for (int i = 0; i < _points.Length; i++)
            {
                if (_points[i].IsDue)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
