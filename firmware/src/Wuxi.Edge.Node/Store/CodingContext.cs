namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// What the coding of a page remembers of the records before: stamps by device, values by point. Writer and reader of a page
    /// do the same steps in the same order, so theirs agree. What finds no place is coded without memory. Not thread safe.
    /// </summary>
    internal sealed class CodingContext
    {
        internal const int None = -1;
        internal const int NoDecimals = 255;

        private const int Devices = 16;
        private const int LongestProbe = 8;

        private readonly int _mask;

        // Device and point, plus one; 0 marks a free place.
        private readonly ushort[] _pointKeys;
        private readonly ushort[] _deviceKeys = new ushort[Devices];

        internal CodingContext(int points)
        {
            _mask = points - 1;
            _pointKeys = new ushort[points];
            Scaled = new long[points];
            Decimals = new byte[points];
            Stamps = new long[Devices];
            Steps = new long[Devices];
        }

        /// <summary>Bytes of its arrays.</summary>
        internal int RamBytes
        {
            get { return (_pointKeys.Length * 11) + (Devices * 18); }
        }

        /// <summary>The last value of a point as a whole number.</summary>
        internal long[] Scaled { get; private set; }

        /// <summary>Its decimals; <see cref="NoDecimals"/> while it had no value.</summary>
        internal byte[] Decimals { get; private set; }

        /// <summary>The last stamp of a device.</summary>
        internal long[] Stamps { get; private set; }

        /// <summary>The step to it from the one before.</summary>
        internal long[] Steps { get; private set; }

        /// <summary>The last stamp of any device.</summary>
        internal long LastStamp { get; set; }

        /// <summary>The last layout version; 0 at the beginning of a page.</summary>
        internal uint Layout { get; set; }

        /// <summary>Forgets everything: a page begins.</summary>
        internal void Reset()
        {
            for (int i = 0; i < _pointKeys.Length; i++)
            {
                _pointKeys[i] = 0;
            }

            for (int i = 0; i < Devices; i++)
            {
                _deviceKeys[i] = 0;
            }

            LastStamp = 0;
            Layout = 0;
        }

        /// <summary>Place of a device; a new one predicts the last stamp. <see cref="None"/> when there is no place left.</summary>
        internal int FindDevice(int device)
        {
            for (int i = 0; i < Devices; i++)
            {
                if (_deviceKeys[i] == device + 1)
                {
                    return i;
                }

                if (_deviceKeys[i] == 0)
                {
                    _deviceKeys[i] = (ushort)(device + 1);
                    Stamps[i] = LastStamp;
                    Steps[i] = 0;
                    return i;
                }
            }

            return None;
        }

        /// <summary>Place of a point; <see cref="None"/> when those it may have are taken.</summary>
        internal int FindPoint(int device, int point)
        {
            int key = (device << 8) + point + 1;
            if (key > ushort.MaxValue)
            {
                return None;
            }

            int at = (device << 4) + point;
            for (int i = 0; i < LongestProbe; i++)
            {
                int slot = (at + i) & _mask;
                if (_pointKeys[slot] == key)
                {
                    return slot;
                }

                if (_pointKeys[slot] == 0)
                {
                    _pointKeys[slot] = (ushort)key;
                    Decimals[slot] = NoDecimals;
                    return slot;
                }
            }

            return None;
        }
    }
}
