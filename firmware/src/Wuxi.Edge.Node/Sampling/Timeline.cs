namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>
    /// Turns uptime into UTC. While UTC is not known, instants are kept as uptime, written as a negative number, and become
    /// UTC with the difference between the two clocks at the moment it first is known. What is left of an earlier run is the store's to
    /// date (decision 0008). Not thread safe.
    /// </summary>
    internal sealed class Timeline
    {
        private bool _isKnown;
        private long _firstOffsetMs;
        private long _offsetMs;

        /// <summary>UTC is known.</summary>
        internal bool IsKnown
        {
            get { return _isKnown; }
        }

        /// <summary>UTC ms at uptime 0, as it first was known.</summary>
        internal long FirstOffsetMs
        {
            get { return _firstOffsetMs; }
        }

        /// <summary>Takes notice of both clocks; once in each turn of the loop.</summary>
        internal void Update(long utcMs, long uptimeMs)
        {
            if (utcMs <= 0)
            {
                return;
            }

            _offsetMs = utcMs - uptimeMs;
            if (!_isKnown)
            {
                _isKnown = true;
                _firstOffsetMs = _offsetMs;
            }
        }

        /// <summary>The stamp of an instant: UTC ms, or uptime as a negative number.</summary>
        internal long Stamp(long uptimeMs)
        {
            return _isKnown ? uptimeMs + _offsetMs : -uptimeMs - 1;
        }

        /// <summary>UTC ms of a stamp; the stamp itself while UTC is not known.</summary>
        internal long Resolve(long stamp)
        {
            return stamp < 0 && _isKnown ? _firstOffsetMs - stamp - 1 : stamp;
        }

        /// <summary>A stamp that is later than the previous one of the same device, even if UTC has stepped back since.</summary>
        internal long StampAfter(long previous, long uptimeMs)
        {
            long stamp = Stamp(uptimeMs);
            if (stamp < 0)
            {
                return previous < 0 && stamp >= previous ? previous - 1 : stamp;
            }

            long resolved = Resolve(previous);
            return stamp > resolved ? stamp : resolved + 1;
        }
    }
}
