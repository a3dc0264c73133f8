using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// A ring of bytes in RAM. Capacity: as many bytes of records as <c>capacityBytes</c>, and at most <c>capacityRecords</c> of them;
    /// when either is used up, the oldest record goes. A power cut empties it: the next one has a new <see cref="Id"/>, by which
    /// the gateway knows. Allocates nothing after its constructor. Not thread safe.
    /// </summary>
    public sealed class RamRecordStore : IRecordStore
    {
        private readonly byte[] _bytes;

        // Slot of a record: its number modulo their count. Length 0 marks one that is confirmed or dropped.
        private readonly int[] _offsets;
        private readonly int[] _lengths;

        // Bytes a record takes up until everything older is gone too.
        private readonly int[] _held;

        private ulong _first = 1;
        private int _used;
        private int _write;

        /// <param name="capacityBytes">At least <see cref="RecordWriter.MaximumBytes"/>.</param>
        /// <param name="capacityRecords">At least 1; each costs 12 bytes besides.</param>
        /// <param name="random">Makes the store id.</param>
        /// <exception cref="ArgumentException">A capacity is too small.</exception>
        public RamRecordStore(int capacityBytes, int capacityRecords, IRandom random)
        {
            if (capacityBytes < RecordWriter.MaximumBytes || capacityRecords < 1)
            {
                throw new ArgumentException("too small for one record");
            }

            _bytes = new byte[capacityBytes];
            _offsets = new int[capacityRecords];
            _lengths = new int[capacityRecords];
            _held = new int[capacityRecords];
            Id = MakeId(random);
        }

        public ulong Id { get; private set; }

        public ulong First
        {
            get { return _first; }
        }

        public ulong Last { get; private set; }

        public int PendingCount { get; private set; }

        public ulong DroppedCount { get; private set; }

        public int FillPercent
        {
            get
            {
                int bytes = (int)((long)_used * 100 / _bytes.Length);
                int records = (int)((Last + 1 - _first) * 100 / (ulong)_lengths.Length);
                return bytes > records ? bytes : records;
            }
        }

        /// <summary>Never: RAM does not wear out.</summary>
        public bool IsBroken
        {
            get { return false; }
        }

        public int MaximumRecordBytes
        {
            get { return RecordWriter.MaximumBytes; }
        }

        public void Expect(int devices, int points)
        {
        }

        public ulong Append(byte[] record, int offset, int count)
        {
            if (count < 1 || count > RecordWriter.MaximumBytes)
            {
                return 0;
            }

            while (Last + 1 - _first >= (ulong)_lengths.Length || _bytes.Length - _used < count)
            {
                FreeOldest();
            }

            Last++;
            int slot = SlotOf(Last);
            _offsets[slot] = _write;
            _lengths[slot] = count;
            _held[slot] = count;
            CopyIn(record, offset, count);
            _used += count;
            PendingCount++;
            return Last;
        }

        public int Read(ulong number, byte[] into)
        {
            if (!IsPending(number))
            {
                return 0;
            }

            int slot = SlotOf(number);
            int count = _lengths[slot];
            if (count > into.Length)
            {
                return 0;
            }

            int offset = _offsets[slot];
            int straight = Smaller(count, _bytes.Length - offset);
            Array.Copy(_bytes, offset, into, 0, straight);
            Array.Copy(_bytes, 0, into, straight, count - straight);
            return count;
        }

        /// <summary>Does nothing: no record outlives its run.</summary>
        public void NoteTime(long offsetMs)
        {
        }

        public bool IsPending(ulong number)
        {
            return number >= _first && number <= Last && _lengths[SlotOf(number)] > 0;
        }

        public ulong NextPending(ulong from)
        {
            for (ulong number = from < _first ? _first : from; number <= Last; number++)
            {
                if (_lengths[SlotOf(number)] > 0)
                {
                    return number;
                }
            }

            return 0;
        }

        public int Confirm(ulong first, ulong last)
        {
            int confirmed = 0;
            ulong end = last < Last ? last : Last;
            for (ulong number = first < _first ? _first : first; number <= end; number++)
            {
                confirmed += Forget(number) ? 1 : 0;
            }

            Settle();
            return confirmed;
        }

        public void Drop(ulong number)
        {
            if (IsPending(number) && Forget(number))
            {
                DroppedCount++;
                Settle();
            }
        }

        private static ulong MakeId(IRandom random)
        {
            ulong id;
            do
            {
                id = ((ulong)(random.NextBits() >> 1) << 32) | random.NextBits();
            }
            while (id == 0);
            return id;
        }

        private static int Smaller(int a, int b)
        {
            return a < b ? a : b;
        }

        private int SlotOf(ulong number)
        {
            return (int)(number % (ulong)_lengths.Length);
        }

        /// <summary>Marks a record; false when it was marked already.</summary>
        private bool Forget(ulong number)
        {
            int slot = SlotOf(number);
            if (_lengths[slot] == 0)
            {
                return false;
            }

            _lengths[slot] = 0;
            PendingCount--;
            return true;
        }

        /// <summary>Moves First over what is no longer pending, and frees the bytes before it.</summary>
        private void Settle()
        {
            while (_first <= Last && _lengths[SlotOf(_first)] == 0)
            {
                _used -= _held[SlotOf(_first)];
                _first++;
            }
        }

        private void FreeOldest()
        {
            if (Forget(_first))
            {
                DroppedCount++;
            }

            Settle();
        }

        private void CopyIn(byte[] record, int offset, int count)
        {
            int straight = Smaller(count, _bytes.Length - _write);
            Array.Copy(record, offset, _bytes, _write, straight);
            Array.Copy(record, offset + straight, _bytes, 0, count - straight);
            _write += count;
            if (_write >= _bytes.Length)
            {
                _write -= _bytes.Length;
            }
        }
    }
}
