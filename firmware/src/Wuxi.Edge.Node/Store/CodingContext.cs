using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// What the coding of a page remembers of the records before: stamps by device, values by point. Writer and reader of a page
    /// do the same steps in the same order, so theirs agree. What finds no place is coded without memory. Places are made when it is said how many
    /// there will be, or when one is first seen, and kept. Not thread safe.
    /// </summary>
    internal sealed class CodingContext
    {
        internal const int None = -1;
        internal const int NoDecimals = 255;

        private const int Devices = 16;
        private const int LongestProbe = 8;

        private readonly int _mask;

        // Device and point, plus one; 0 marks a free one. Which place a key has stands beside it.
        private readonly ushort[] _pointKeys;
        private readonly byte[] _places;
        private readonly ushort[] _deviceKeys = new ushort[Devices];
        private int _points;

        /// <param name="points">Most points, a power of two up to 256: the same for writer and reader.</param>
        internal CodingContext(int points)
        {
            _mask = points - 1;
            _pointKeys = new ushort[points];
            _places = new byte[points];
            Scaled = new long[0];
            Decimals = new byte[0];
            Stamps = new long[0];
            Steps = new long[0];
        }

        /// <summary>Bytes of its arrays.</summary>
        internal int RamBytes
        {
            get { return (_pointKeys.Length * 3) + (Devices * 2) + (Scaled.Length * 9) + (Stamps.Length * 16); }
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

            _points = 0;
            LastStamp = 0;
            Layout = 0;
        }

        /// <summary>Makes places for so many devices and points, of which there may be more later.</summary>
        internal void Expect(int devices, int points)
        {
            MakeDevices(devices < Devices ? devices : Devices);
            MakePoints(points <= _mask ? points : _mask + 1);
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
                    MakeDevices(i + 1);
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
                    return _places[slot];
                }

                if (_pointKeys[slot] == 0)
                {
                    int place = _points++;
                    MakePoints(_points);
                    _pointKeys[slot] = (ushort)key;
                    _places[slot] = (byte)place;
                    Decimals[place] = NoDecimals;
                    return place;
                }
            }

            return None;
        }

        private static long[] Longer(long[] from, int count)
        {
            long[] into = new long[count];
            Array.Copy(from, 0, into, 0, from.Length);
            return into;
        }

        private void MakePoints(int count)
        {
            if (count > Scaled.Length)
            {
                byte[] decimals = new byte[count];
                Array.Copy(Decimals, 0, decimals, 0, Decimals.Length);
                Decimals = decimals;
                Scaled = Longer(Scaled, count);
            }
        }

        private void MakeDevices(int count)
        {
            if (count > Stamps.Length)
            {
                Stamps = Longer(Stamps, count);
                Steps = Longer(Steps, count);
            }
        }
    }
}
