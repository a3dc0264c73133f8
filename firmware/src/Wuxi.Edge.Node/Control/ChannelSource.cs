using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Brings what is sampled of a point to a channel, recorded or not. A value is too old, and the channel faulted, when it is
    /// older than the period of the point and the timeout of the instrument together. Not thread safe.
    /// </summary>
    internal sealed class ChannelSource
    {
        private readonly PointState _point;
        private readonly InterlockChannel _channel;
        private readonly long _longestMs;
        private readonly long _startMs;

        internal ChannelSource(PointState point, InterlockChannel channel, int timeoutMs, long nowMs)
        {
            _point = point;
            _channel = channel;
            _longestMs = (long)point.Settings.PeriodMs + timeoutMs;
            _startMs = nowMs;
        }

        /// <summary>After the start: there has been a sample, good or bad, other than of an instrument that warms up; or none in time.</summary>
        internal bool IsReady(long nowMs)
        {
            return _point.SampledMs >= 0 ? _point.Reason != ReasonCode.WarmingUp : nowMs - _startMs > _longestMs;
        }

        /// <summary>Tells the channel what is known now.</summary>
        internal void Feed(long nowMs)
        {
            if (_point.Reason != ReasonCode.None || nowMs - _point.SampledMs > _longestMs)
            {
                _channel.TakeFault();
            }
            else
            {
                _channel.TakeValue(_point.Value);
            }
        }
    }
}
