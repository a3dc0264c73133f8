using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// The node's last runs, oldest first: the number each one's records begin with, and what is known of its time (decision 0008). So a record
    /// whose stamp is an uptime can be dated in a later run. Bounded; allocates nothing after its constructor. Not thread safe.
    /// </summary>
    internal sealed class RunTable
    {
        internal const int Capacity = 8;

        /// <summary>The run goes on, or ended without anybody noting how.</summary>
        internal const int Open = 0;

        /// <summary>The run learned the time: the value is UTC ms at its uptime 0.</summary>
        internal const int Known = 1;

        /// <summary>The run ended without the time: the value is the uptime, ms, of its last record.</summary>
        internal const int Ended = 2;

        /// <summary>What the run took before it learned the time cannot be dated.</summary>
        internal const int Hopeless = 3;

        private readonly ulong[] _first = new ulong[Capacity];
        private readonly int[] _kind = new int[Capacity];
        private readonly long[] _value = new long[Capacity];

        internal int Count { get; private set; }

        /// <summary>Bytes of its arrays.</summary>
        internal int RamBytes
        {
            get { return Capacity * 20; }
        }

        /// <summary>Number of the run's first record.</summary>
        internal ulong First(int index)
        {
            return _first[index];
        }

        internal int Kind(int index)
        {
            return _kind[index];
        }

        internal long Value(int index)
        {
            return _value[index];
        }

        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>Puts the youngest run in; a full table forgets the oldest one.</summary>
        internal void Add(ulong first, int kind, long value)
        {
            if (Count == Capacity)
            {
                RemoveOldest();
            }

            _first[Count] = first;
            _kind[Count] = kind;
            _value[Count] = value;
            Count++;
        }

        /// <summary>What is known of the youngest run.</summary>
        internal void SetYoungest(int kind, long value)
        {
            _kind[Count - 1] = kind;
            _value[Count - 1] = value;
        }

        /// <summary>Forgets the runs all of whose records are below a number.</summary>
        internal void ForgetBelow(ulong number)
        {
            while (Count > 1 && _first[1] <= number)
            {
                RemoveOldest();
            }
        }

        /// <summary>Whether a run is waiting for the time of a later one.</summary>
        internal bool IsAnyEnded()
        {
            for (int i = 0; i < Count; i++)
            {
                if (_kind[i] == Ended)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// The time of a record whose stamp is an uptime. Known: exact. Ended: at the latest, as if no time had passed between this run and the
        /// next; records of one run keep their distances, and runs their order. Open: not now. Hopeless: never.
        /// </summary>
        /// <param name="number">Of the record.</param>
        /// <param name="uptimeMs">Its stamp.</param>
        /// <param name="utcMs">UTC ms, for Known and Ended.</param>
        internal int Date(ulong number, long uptimeMs, out long utcMs)
        {
            utcMs = 0;
            int run = Count - 1;
            while (run >= 0 && _first[run] > number)
            {
                run--;
            }

            if (run < 0)
            {
                return Hopeless;
            }

            if (_kind[run] == Known)
            {
                utcMs = _value[run] + uptimeMs;
                return Known;
            }

            if (_kind[run] != Ended)
            {
                return _kind[run];
            }

            // Back from the beginning of the first run after it that knows the time.
            long back = 1 + (_value[run] > uptimeMs ? _value[run] - uptimeMs : 0);
            for (int next = run + 1; next < Count; next++)
            {
                if (_kind[next] == Known)
                {
                    utcMs = _value[next] - back;
                    return Ended;
                }

                if (_kind[next] == Hopeless)
                {
                    return Hopeless;
                }

                back += 1 + (_kind[next] == Ended ? _value[next] : 0);
            }

            return Open;
        }

        private void RemoveOldest()
        {
            Count--;
            Array.Copy(_first, 1, _first, 0, Count);
            Array.Copy(_kind, 1, _kind, 0, Count);
            Array.Copy(_value, 1, _value, 0, Count);
        }
    }
}
