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

        // Of each change twice the time since the base, ms, and the level: the queue is drained every second, so 12 days are enough.
        private readonly int[] _changes = new int[Capacity];
        private long _baseMs;
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

            TakenLevel = _changes[_first] & 1;
            TakenMs = _baseMs + (_changes[_first] >> 1);
            _first = (_first + 1) % Capacity;
            Waiting--;
            return true;
        }

        internal void Put(int level, long timeMs)
        {
            if (Waiting < Capacity)
            {
                _baseMs = Waiting == 0 ? timeMs : _baseMs;
                _changes[(_first + Waiting) % Capacity] = (int)((timeMs - _baseMs) << 1) | level;
                Waiting++;
            }
        }
    }
}
