using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// Which stored records are sent again, and when (architecture 4.2): the oldest first, at first <see cref="FirstRoom"/> of them under way,
    /// with each confirmation as many more as it confirmed, up to <see cref="Capacity"/>; all of these once more after <see cref="StallMs"/> without any being confirmed. A record that was sent while it was new
    /// belongs to the backlog when it is still not confirmed one to two <see cref="StallMs"/> later. Not thread safe.
    /// </summary>
    internal sealed class BacklogWindow
    {
        /// <summary>The gateway confirms about once a second: so many a second is what a backlog drains at.</summary>
        internal const int Capacity = 128;
        internal const int StallMs = 5000;

        /// <summary>
        /// What is under way before the gateway has confirmed anything in this session. It bounds what hundreds of nodes that are born at
        /// the same time put before each other's live records; from then on the gateway does, by when it confirms.
        /// </summary>
        internal const int FirstRoom = 4;

        // Above the base: a quarter of what whole numbers would take up.
        private readonly ushort[] _numbers = new ushort[Capacity];
        private ulong _base;
        private int _count;
        private int _room = FirstRoom;

        // Those from here on are to be sent once more; equal to the count when none is.
        private int _again;
        private ulong _cursor;
        private ulong _limit;
        private ulong _mark;
        private long _markMs;
        private long _progressMs;

        /// <summary>Records under way.</summary>
        internal int Count
        {
            get { return _count; }
        }

        /// <summary>The last <see cref="Next"/> gave a record that had been under way before.</summary>
        internal bool IsAgain { get; private set; }

        /// <summary>A birth: everything in the store is backlog, nothing is under way.</summary>
        internal void Begin(ulong last, long nowMs)
        {
            _count = 0;
            _room = FirstRoom;
            _again = 0;
            _cursor = 0;
            _limit = last;
            _mark = last;
            _markMs = nowMs;
            _progressMs = nowMs;
        }

        /// <summary>Records have been confirmed or dropped: those no longer pending leave the window, which is progress.</summary>
        internal void Settle(IRecordStore store, long nowMs)
        {
            int kept = 0;
            int again = 0;
            for (int i = 0; i < _count; i++)
            {
                if (store.IsPending(_base + _numbers[i]))
                {
                    again += i < _again ? 1 : 0;
                    _numbers[kept++] = _numbers[i];
                }
            }

            if (kept < _count)
            {
                _progressMs = nowMs;
                _again = again;
                _room += _count - kept;
                _room = _room > Capacity ? Capacity : _room;
                _count = kept;
            }
        }

        /// <summary>The next record to send; 0 when there is none to send now.</summary>
        internal ulong Next(IRecordStore store, long nowMs)
        {
            Age(store, nowMs);
            if (_count > 0 && nowMs - _progressMs >= StallMs)
            {
                _again = 0;
                _progressMs = nowMs;
            }

            if (_again < _count)
            {
                IsAgain = true;
                return _base + _numbers[_again++];
            }

            ulong number = Following(store);
            if (number == 0)
            {
                return 0;
            }

            if (_count == 0)
            {
                _progressMs = nowMs;
                _base = number;
            }

            _cursor = number;
            _numbers[_count++] = (ushort)(number - _base);
            _again = _count;
            IsAgain = false;
            return number;
        }

        /// <summary>Nothing is under way, and nothing waits.</summary>
        internal bool IsIdle(IRecordStore store)
        {
            return _count == 0 && !HasMore(store);
        }

        /// <summary><see cref="Next"/> would give a record at once.</summary>
        internal bool HasMore(IRecordStore store)
        {
            return _again < _count || Following(store) != 0;
        }

        /// <summary>The oldest record that has not been under way and may be; 0 when there is none, or no room.</summary>
        private ulong Following(IRecordStore store)
        {
            ulong number = _count < _room ? store.NextPending(_cursor + 1) : 0;
            bool isInReach = _count == 0 || number - _base <= ushort.MaxValue;
            return number <= _limit && isInReach ? number : 0;
        }

        private void Age(IRecordStore store, long nowMs)
        {
            if (nowMs - _markMs >= StallMs)
            {
                _limit = _mark;
                _mark = store.Last;
                _markMs = nowMs;
            }
        }
    }
}
