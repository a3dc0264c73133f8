using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>The segments there are, oldest first: their numbers, and the number of each one's first record. Not thread safe.</summary>
    internal sealed class SegmentTable
    {
        private const string Digits = "0123456789abcdef";
        private const char Prefix = 's';
        private const int NameLength = 9;

        private readonly uint[] _segments;

        // Distances from the base: half of what whole numbers would take up.
        private readonly uint[] _first;
        private ulong _base;

        internal SegmentTable(int capacity)
        {
            _segments = new uint[capacity];
            _first = new uint[capacity];
        }

        internal int Count { get; private set; }

        internal int RamBytes
        {
            get { return _segments.Length * 8; }
        }

        internal uint Segment(int index)
        {
            return _segments[index];
        }

        /// <summary>Number of the segment's first record.</summary>
        internal ulong First(int index)
        {
            return _base + _first[index];
        }

        /// <summary>The highest number its records can have, as far as the others tell.</summary>
        internal ulong Last(int index, ulong last)
        {
            return index + 1 < Count ? First(index + 1) - 1 : last;
        }

        /// <summary>Puts the youngest one in.</summary>
        internal void Add(uint segment, ulong first)
        {
            if (Count == 0 || first - _base > uint.MaxValue)
            {
                Rebase(Count == 0 ? first : First(0));
            }

            _segments[Count] = segment;
            _first[Count] = (uint)(first - _base);
            Count++;
        }

        internal void RemoveAt(int index)
        {
            Count--;
            Array.Copy(_segments, index + 1, _segments, index, Count - index);
            Array.Copy(_first, index + 1, _first, index, Count - index);
        }

        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>Index of the segment whose records include a number; -1 when it is older than all of them.</summary>
        internal int Find(ulong number)
        {
            int index = Count - 1;
            while (index >= 0 && First(index) > number)
            {
                index--;
            }

            return index;
        }

        /// <summary>File name of a segment: s and 8 hexadecimal digits.</summary>
        internal static string NameOf(uint segment)
        {
            char[] name = new char[NameLength];
            name[0] = Prefix;
            for (int i = NameLength - 1; i > 0; i--)
            {
                name[i] = Digits[(int)(segment & 15)];
                segment >>= 4;
            }

            return new string(name);
        }

        /// <summary>The segment a file name stands for; false when it is no segment's.</summary>
        internal static bool TryParse(string name, out uint segment)
        {
            segment = 0;
            if (name == null || name.Length != NameLength || name[0] != Prefix)
            {
                return false;
            }

            for (int i = 1; i < NameLength; i++)
            {
                int digit = Digits.IndexOf(name[i]);
                if (digit < 0)
                {
                    return false;
                }

                segment = (segment << 4) | (uint)digit;
            }

            return true;
        }

        private void Rebase(ulong to)
        {
            for (int i = 0; i < Count; i++)
            {
                _first[i] = (uint)(First(i) - to);
            }

            _base = to;
        }
    }
}
