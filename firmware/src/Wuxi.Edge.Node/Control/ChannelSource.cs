using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Brings what is sampled of a point to a channel, recorded or not. A value is too old, and the channel faulted, when it is
    /// older than the period of the point and the timeout of the instrument together. Not thread safe.
    /// </summary>
    internal sealed class ChannelSource
    {
        private readonly PointStates _points;
        private readonly int _point;
        private readonly InterlockChannel _channel;
        private readonly long _longestMs;
        private readonly long _startMs;

        internal ChannelSource(PointStates points, int point, InterlockChannel channel, DeviceSettings device, long nowMs)
        {
            _points = points;
            _point = point;
            _channel = channel;
            _longestMs = (long)device.Table.PeriodMs(point) + device.TimeoutMs;
            _startMs = nowMs;
        }

        /// <summary>After the start: there has been a sample, good or bad, other than of an instrument that warms up; or none in time.</summary>
        internal bool IsReady(long nowMs)
        {
            return _points.SampledMs(_point) >= 0 ? _points.Reason(_point) != ReasonCode.WarmingUp : nowMs - _startMs > _longestMs;
        }

        /// <summary>Tells the channel what is known now.</summary>
        internal void Feed(long nowMs)
        {
            if (_points.Reason(_point) != ReasonCode.None || nowMs - _points.SampledMs(_point) > _longestMs)
            {
                _channel.TakeFault();
            }
            else
            {
                _channel.TakeValue(_points.Value(_point));
            }
        }
    }
}
