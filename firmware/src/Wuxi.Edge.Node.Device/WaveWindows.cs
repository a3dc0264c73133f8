namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The windows of an input with waves that nobody has looked at yet: other inputs' reading brings them too. Each is put together from one
    /// or more of the driver's. Room for 8, of which one is being looked at; what does not fit is lost. For the node's one loop.
    /// </summary>
    internal sealed class WaveWindows
    {
        private const int Room = 8;
        private const int ValuesOfPair = 4;

        private readonly int _channels;
        private readonly float _lowest;
        private readonly float _highest;

        // By slot, and in it by channel.
        private readonly double[] _means;
        private readonly double[] _squares;
        private readonly float[] _pairs;
        private readonly long[] _atMs = new long[Room];
        private readonly int[] _clipped = new int[Room];

        // The slot that is looked at, and how many after it are whole; the next is the one in progress.
        private int _current;
        private int _whole;
        private long _over;
        private int _taken;

        /// <param name="channels">How many there are.</param>
        /// <param name="hasPair">Whether they are a pair.</param>
        /// <param name="lowest">A value below is at the lower end of the converter.</param>
        /// <param name="highest">A value above is at the upper end.</param>
        internal WaveWindows(int channels, bool hasPair, float lowest, float highest)
        {
            _channels = channels;
            _lowest = lowest;
            _highest = highest;
            _means = new double[Room * channels];
            _squares = new double[Room * channels];
            _pairs = new float[hasPair ? Room * ValuesOfPair : 0];
        }

        /// <summary>Uptime at the end of the window, ms.</summary>
        internal long AtMs
        {
            get { return _atMs[_current]; }
        }

        /// <summary>Not 0 when a channel touched an end of the converter: one bit for each.</summary>
        internal long Clipped
        {
            get { return _clipped[_current]; }
        }

        /// <summary>Mean of a channel.</summary>
        internal double Mean(int channel)
        {
            return _means[(_current * _channels) + channel];
        }

        /// <summary>Mean of the squares of a channel.</summary>
        internal double Square(int channel)
        {
            return _squares[(_current * _channels) + channel];
        }

        /// <summary>A value of the pair, as the driver counts them; 0 when there is no pair.</summary>
        internal double OfPair(int value)
        {
            return _pairs.Length == 0 ? 0 : _pairs[(_current * ValuesOfPair) + value];
        }

        /// <summary>Goes on to the next window; false when there is none.</summary>
        internal bool Next()
        {
            if (_whole == 0)
            {
                return false;
            }

            _current = (_current + 1) % Room;
            _whole--;
            return true;
        }

        /// <summary>Forgets what nobody has looked at.</summary>
        internal void Clear()
        {
            _whole = 0;
            _over = 0;
            _taken = 0;
        }

        /// <summary>Takes a window of the driver. Whether it made one whole.</summary>
        /// <param name="values">Of the driver.</param>
        /// <param name="at">Where those of the first channel are.</param>
        /// <param name="windows">How many make one.</param>
        /// <param name="lost">How many were lost before this one.</param>
        /// <param name="atMs">Uptime at its end.</param>
        internal bool Add(float[] values, int at, int windows, long lost, long atMs)
        {
            if (_whole == Room - 1)
            {
                _taken = 0;
                return false;
            }

            int slot = (_current + _whole + 1) % Room;
            _over += lost;
            if (_over >= windows || _taken == 0)
            {
                // The end of the one in progress was lost, or the beginning of the next.
                _over = 0;
                _taken = 0;
                _clipped[slot] = 0;
            }

            for (int i = 0; i < _channels; i++)
            {
                int from = at + (4 * i);
                int to = (slot * _channels) + i;
                double rms = values[from + 1];
                _means[to] = (_taken == 0 ? 0 : _means[to]) + values[from];
                _squares[to] = (_taken == 0 ? 0 : _squares[to]) + (rms * rms);
                if (values[from + 2] < _lowest || values[from + 3] > _highest)
                {
                    _clipped[slot] |= 1 << i;
                }
            }

            _taken++;
            _over++;
            return _over == windows && Finish(slot, atMs);
        }

        /// <summary>Takes what the driver says of the pair, for the window that was made whole last.</summary>
        internal void SetPair(float[] values, int at)
        {
            int slot = (_current + _whole) % Room;
            for (int i = 0; i < ValuesOfPair; i++)
            {
                _pairs[(slot * ValuesOfPair) + i] = values[at + i];
            }
        }

        private bool Finish(int slot, long atMs)
        {
            for (int i = 0; i < _channels; i++)
            {
                _means[(slot * _channels) + i] /= _taken;
                _squares[(slot * _channels) + i] /= _taken;
            }

            _atMs[slot] = atMs;
            _over = 0;
            _taken = 0;
            _whole++;
            return true;
        }
    }
}
