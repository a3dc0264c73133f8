namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Which numbers are pending, confirmed and lost. All below <see cref="First"/> are one or the other; above it, up to <see cref="Last"/>, are
    /// pending those in no stretch. Not thread safe.
    /// </summary>
    internal sealed class StoreState
    {
        internal const int MostLosses = 16;

        private readonly NumberStretches _gone;

        // The youngest losses below First, oldest first.
        private readonly NumberStretches _losses = new NumberStretches(MostLosses);

        private readonly RunTable _runs = new RunTable();

        internal StoreState(int stretches)
        {
            _gone = new NumberStretches(stretches);
            First = 1;
            Version = 1;
        }

        /// <summary>The oldest pending number; Last + 1 when there is none.</summary>
        internal ulong First { get; private set; }

        /// <summary>The youngest number given.</summary>
        internal ulong Last { get; set; }

        /// <summary>Numbers lost since the store was opened, as far as First has passed them.</summary>
        internal ulong LostSinceOpen { get; private set; }

        /// <summary>The same since the store was formatted.</summary>
        internal ulong LostEver { get; private set; }

        /// <summary>Pending numbers given up only because there was no place for a stretch.</summary>
        internal ulong GivenUp { get; private set; }

        /// <summary>Goes up with every change that a later reader must know of.</summary>
        internal int Version { get; private set; }

        /// <summary>The node's last runs.</summary>
        internal RunTable Runs
        {
            get { return _runs; }
        }

        internal NumberStretches Losses
        {
            get { return _losses; }
        }

        internal NumberStretches Gone
        {
            get { return _gone; }
        }

        internal int RamBytes
        {
            get { return _gone.RamBytes + _losses.RamBytes + _runs.RamBytes; }
        }

        internal int PendingCount
        {
            get { return (int)PendingWithin(First, Last); }
        }

        internal bool IsPending(ulong number)
        {
            return number >= First && number <= Last && !_gone.Contains(number);
        }

        internal ulong PendingWithin(ulong first, ulong last)
        {
            first = first < First ? First : first;
            last = last > Last ? Last : last;
            return first > last ? 0 : last - first + 1 - _gone.CountWithin(first, last);
        }

        internal ulong NextPending(ulong from)
        {
            ulong number = from < First ? First : from;
            for (int i = _gone.Find(number); i < _gone.Count && _gone.First(i) <= number; i++)
            {
                number = _gone.Last(i) + 1;
            }

            return number <= Last ? number : 0;
        }

        /// <summary>Takes note of a confirmation; returns how many of them were pending. What finds no place stays pending, to be confirmed again.</summary>
        internal int Confirm(ulong first, ulong last)
        {
            return (int)Remove(first, last, false);
        }

        /// <summary>Gives numbers up. Where that finds no place, the fewest others are given up with them.</summary>
        internal void Lose(ulong first, ulong last)
        {
            Remove(first, last, true);
        }

        /// <summary>Sets what a stored state said; see <c>StateCode</c>.</summary>
        internal void Restore(ulong first, ulong lostEver)
        {
            First = first;
            LostEver = lostEver;
            _gone.Clear();
            _losses.Clear();
            _runs.Clear();
        }

        /// <summary>The run that is going on has learned the time: UTC ms at its uptime 0.</summary>
        internal void NoteTime(long offsetMs)
        {
            _runs.SetYoungest(RunTable.Known, offsetMs);
            Version++;
        }

        /// <summary>The state is that of a store just opened.</summary>
        internal void BeginCounting()
        {
            LostSinceOpen = 0;
        }

        private ulong Remove(ulong first, ulong last, bool isLost)
        {
            first = first < First ? First : first;
            last = last > Last ? Last : last;
            ulong removed = 0;
            while (first <= last)
            {
                int index = _gone.Find(first);
                if (index < _gone.Count && _gone.First(index) <= first)
                {
                    first = _gone.Last(index) + 1;
                    continue;
                }

                ulong end = index < _gone.Count && _gone.First(index) <= last ? _gone.First(index) - 1 : last;
                if (first == First)
                {
                    Pass(end, isLost);
                    removed += end - first + 1;
                }
                else if (Insert(first, end, isLost))
                {
                    removed += end - first + 1;
                }

                first = end + 1;
            }

            Settle();
            Version += removed > 0 ? 1 : 0;
            return removed;
        }

        private bool Insert(ulong first, ulong last, bool isLost)
        {
            bool isIn = _gone.Insert(first, last, isLost);
            if (!isIn && isLost)
            {
                GivenUp += _gone.JoinNearest();
                isIn = _gone.Contains(first) || _gone.Insert(first, last, true);
            }

            return isIn;
        }

        /// <summary>Moves First over stretches it has reached.</summary>
        private void Settle()
        {
            while (_gone.Count > 0 && _gone.First(0) <= First)
            {
                ulong last = _gone.Last(0);
                bool isLost = _gone.IsLost(0);
                _gone.RemoveAt(0);
                Pass(last, isLost);
            }
        }

        private void Pass(ulong last, bool isLost)
        {
            if (isLost)
            {
                LostSinceOpen += last - First + 1;
                LostEver += last - First + 1;
                NoteLoss(First, last);
            }

            First = last + 1;
            _runs.ForgetBelow(First);
        }

        internal void NoteLoss(ulong first, ulong last)
        {
            while (!_losses.Insert(first, last, true) && _losses.Count > 0)
            {
                _losses.RemoveAt(0);
            }
        }

        /// <summary>A stretch of a stored state.</summary>
        internal void NoteGone(ulong first, ulong last, bool isLost)
        {
            _gone.Insert(first, last, isLost);
        }
    }
}
