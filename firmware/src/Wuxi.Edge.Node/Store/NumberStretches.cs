using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Stretches of numbers in ascending order that do not touch, except where one was confirmed and the other lost. Bounded;
    /// allocates nothing after its constructor. Not thread safe.
    /// </summary>
    internal sealed class NumberStretches
    {
        private const uint LostFlag = 1U << 31;

        // Distances from the base, below 2^31: half of what whole numbers would take up. With the last the flag of what was lost.
        private readonly uint[] _first;
        private readonly uint[] _last;
        private ulong _base;

        internal NumberStretches(int capacity)
        {
            _first = new uint[capacity];
            _last = new uint[capacity];
        }

        internal int Count { get; private set; }

        internal int Capacity
        {
            get { return _first.Length; }
        }

        /// <summary>Bytes of its arrays.</summary>
        internal int RamBytes
        {
            get { return _first.Length * 8; }
        }

        internal ulong First(int index)
        {
            return _base + _first[index];
        }

        internal ulong Last(int index)
        {
            return _base + (_last[index] & ~LostFlag);
        }

        internal bool IsLost(int index)
        {
            return (_last[index] & LostFlag) != 0;
        }

        /// <summary>Index of the stretch that holds a number, or else of the one behind it; <see cref="Count"/> when there is none.</summary>
        internal int Find(ulong number)
        {
            int low = 0;
            int high = Count;
            while (low < high)
            {
                int middle = (low + high) >> 1;
                if (Last(middle) < number)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        internal bool Contains(ulong number)
        {
            int index = Find(number);
            return index < Count && First(index) <= number;
        }

        /// <summary>How many numbers from first to last are in it.</summary>
        internal ulong CountWithin(ulong first, ulong last)
        {
            ulong count = 0;
            for (int i = Find(first); i < Count && First(i) <= last; i++)
            {
                count += (Last(i) < last ? Last(i) : last) - (First(i) > first ? First(i) : first) + 1;
            }

            return count;
        }

        /// <summary>
        /// Puts in a stretch that nothing of is in it yet; false when there is no place for it, or it is 2^31 numbers away from another.
        /// </summary>
        internal bool Insert(ulong first, ulong last, bool isLost)
        {
            if (!Reach(first, last))
            {
                return false;
            }

            int index = Find(first);
            bool joinsBefore = index > 0 && Last(index - 1) + 1 == first && IsLost(index - 1) == isLost;
            bool joinsAfter = index < Count && last + 1 == First(index) && IsLost(index) == isLost;
            if (joinsBefore && joinsAfter)
            {
                _last[index - 1] = _last[index];
                RemoveAt(index);
            }
            else if (joinsBefore)
            {
                _last[index - 1] = Code(last, isLost);
            }
            else if (joinsAfter)
            {
                _first[index] = (uint)(first - _base);
            }
            else
            {
                if (Count == _first.Length)
                {
                    return false;
                }

                Array.Copy(_first, index, _first, index + 1, Count - index);
                Array.Copy(_last, index, _last, index + 1, Count - index);
                _first[index] = (uint)(first - _base);
                _last[index] = Code(last, isLost);
                Count++;
            }

            return true;
        }

        internal void RemoveAt(int index)
        {
            Count--;
            Array.Copy(_first, index + 1, _first, index, Count - index);
            Array.Copy(_last, index + 1, _last, index, Count - index);
        }

        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>Joins the two neighbours with the fewest numbers between them into one that is lost; returns how many these were.</summary>
        internal ulong JoinNearest()
        {
            int best = 0;
            for (int i = 1; i < Count - 1; i++)
            {
                if (First(i + 1) - Last(i) < First(best + 1) - Last(best))
                {
                    best = i;
                }
            }

            ulong between = First(best + 1) - Last(best) - 1;
            _last[best] = _last[best + 1] | LostFlag;
            RemoveAt(best + 1);
            return between;
        }

        private uint Code(ulong last, bool isLost)
        {
            return (uint)(last - _base) | (isLost ? LostFlag : 0);
        }

        /// <summary>Moves the base, where it must be, so that a stretch can be told by its distance; false when it cannot.</summary>
        private bool Reach(ulong first, ulong last)
        {
            ulong low = Count == 0 || first < First(0) ? first : First(0);
            ulong high = Count == 0 || last > Last(Count - 1) ? last : Last(Count - 1);
            if (high - low >= LostFlag)
            {
                return false;
            }

            if (first < _base || last - _base >= LostFlag)
            {
                for (int i = 0; i < Count; i++)
                {
                    _first[i] = (uint)(First(i) - low);
                    _last[i] = (uint)(Last(i) - low) | (_last[i] & LostFlag);
                }

                _base = low;
            }

            return true;
        }
    }
}
