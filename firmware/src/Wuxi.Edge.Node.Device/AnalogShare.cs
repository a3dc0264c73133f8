using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// One input's channels of the chip's converter, which <see cref="NativeAnalog"/> samples for all inputs together: it takes their part
    /// of each window. For the node's one loop.
    /// </summary>
    public abstract class AnalogShare
    {
        /// <summary>Floats that the driver gives for a channel: mean, RMS, minimum, maximum; and as many for a pair.</summary>
        protected const int ValuesOfOne = 4;

        private const int BitsOfChannel = 7;
        private const int MostChannels = 4;

        private readonly int _channels;

        /// <param name="channels">Of the converter, at most four.</param>
        /// <param name="windowMs">Length of the windows that are wanted.</param>
        protected AnalogShare(int[] channels, int windowMs)
        {
            // Up to four of them and their count in one number: an array would take as much as half of all else here.
            for (int i = 0; i < channels.Length; i++)
            {
                _channels |= channels[i] << (BitsOfChannel * i);
            }

            _channels |= channels.Length << (BitsOfChannel * MostChannels);
            WantedMs = windowMs;
        }

        /// <summary>How many channels of the converter it has, at most four.</summary>
        internal int ChannelCount
        {
            get { return _channels >> (BitsOfChannel * MostChannels); }
        }

        /// <summary>Length of the windows that are wanted, ms.</summary>
        internal int WantedMs { get; private set; }

        /// <summary>Whether waves are looked at, which need the higher rate.</summary>
        internal virtual bool IsWave
        {
            get { return false; }
        }

        /// <summary>Whether the first channel is the current and the second the voltage of a pair.</summary>
        internal virtual bool IsPair
        {
            get { return false; }
        }

        /// <summary>Place of its first channel among all that are sampled.</summary>
        protected int First { get; private set; }

        /// <summary>How many of the driver's windows make one of its own.</summary>
        protected int Windows { get; private set; }

        /// <summary>A channel of the converter.</summary>
        internal int Channel(int index)
        {
            return (_channels >> (BitsOfChannel * index)) & ((1 << BitsOfChannel) - 1);
        }

        /// <summary>All of them, made anew at each call.</summary>
        internal int[] AllChannels()
        {
            int[] channels = new int[ChannelCount];
            for (int i = 0; i < channels.Length; i++)
            {
                channels[i] = Channel(i);
            }

            return channels;
        }

        /// <summary>Tells it what it gets from now on, and has it set up its channels in a driver that was just opened.</summary>
        /// <param name="driver">Not started.</param>
        /// <param name="first">Place of its first channel among all that are sampled.</param>
        /// <param name="pair">Number of its pair, if it is one.</param>
        /// <param name="turnUs">How much later a channel is sampled than the one before it, us.</param>
        /// <param name="baseMs">Length of the driver's windows; no longer than wanted.</param>
        /// <param name="nowMs">Uptime.</param>
        internal void Begin(SampledAnalog driver, int first, int pair, float turnUs, int baseMs, long nowMs)
        {
            First = first;
            Windows = WantedMs / baseMs;
            OnBegin(driver, pair, turnUs, Windows * baseMs, nowMs);
        }

        /// <summary>Takes its part of a window.</summary>
        /// <param name="values">Of the whole window.</param>
        /// <param name="pairsAt">Where the values of the pairs begin; 0 when their windows do not end here.</param>
        /// <param name="atMs">Uptime at its end.</param>
        /// <param name="lost">Windows lost between the one before and this one.</param>
        internal abstract void Take(float[] values, int pairsAt, long atMs, long lost);

        /// <summary>Sets up its channels, and forgets what it has seen.</summary>
        protected abstract void OnBegin(SampledAnalog driver, int pair, float turnUs, int windowMs, long nowMs);
    }
}
