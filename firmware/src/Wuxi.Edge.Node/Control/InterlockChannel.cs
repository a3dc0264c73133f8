namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// What one channel of a row says. While it is faulted its last demand is remembered: only a healthy value behind the
    /// hysteresis takes it back. Not thread safe.
    /// </summary>
    internal sealed class InterlockChannel
    {
        private readonly bool _isAbove;
        private readonly double _limit;
        private readonly double _release;
        private bool _isBeyond;

        internal InterlockChannel(InterlockOptions options)
        {
            _isAbove = options.IsAbove;
            _limit = options.Limit;
            _release = _isAbove ? options.Limit - options.Hysteresis : options.Limit + options.Hysteresis;
            IsFaulted = true;
        }

        /// <summary>It has no value that can be believed. True at first.</summary>
        internal bool IsFaulted { get; private set; }

        /// <summary>It is healthy and demands action.</summary>
        internal bool IsDemanding
        {
            get { return !IsFaulted && _isBeyond; }
        }

        /// <summary>There is no value that can be believed.</summary>
        internal void TakeFault()
        {
            IsFaulted = true;
        }

        /// <summary>Takes a good value, in the unit of the point.</summary>
        internal void TakeValue(double value)
        {
            IsFaulted = false;
            if (_isAbove)
            {
                _isBeyond = value > (_isBeyond ? _release : _limit);
            }
            else
            {
                _isBeyond = value < (_isBeyond ? _release : _limit);
            }
        }
    }
}
