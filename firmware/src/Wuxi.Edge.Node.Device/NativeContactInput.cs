using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// One contact of the chip, as the node sees it. Its queue holds 64 changes; what does not fit is left out of it, and still counted
    /// by the driver.
    /// </summary>
    public sealed class NativeContactInput : IContactInput
    {
        private const int Capacity = 64;

        private readonly NativeContacts _contacts;
        private readonly DigitalEvents _events;
        private readonly int[] _levels = new int[Capacity];
        private readonly long[] _timesMs = new long[Capacity];
        private int _first;

        internal NativeContactInput(NativeContacts contacts, DigitalEvents events, int handle)
        {
            _contacts = contacts;
            _events = events;
            Handle = handle;
        }

        /// <summary>What the driver calls it.</summary>
        internal int Handle { get; private set; }

        public int Level
        {
            get { return _events.LevelOf(Handle); }
        }

        public long Changes
        {
            get { return _events.Count(Handle, EventCounter.Changes); }
        }

        public long Bounces
        {
            get { return _events.Count(Handle, EventCounter.Bounces); }
        }

        public int Waiting { get; private set; }

        public int TakenLevel { get; private set; }

        public long TakenMs { get; private set; }

        public bool Take()
        {
            _contacts.Drain();
            if (Waiting == 0)
            {
                return false;
            }

            TakenLevel = _levels[_first];
            TakenMs = _timesMs[_first];
            _first = (_first + 1) % Capacity;
            Waiting--;
            return true;
        }

        internal void Put(int level, long timeMs)
        {
            if (Waiting < Capacity)
            {
                int last = (_first + Waiting) % Capacity;
                _levels[last] = level;
                _timesMs[last] = timeMs;
                Waiting++;
            }
        }
    }
}
