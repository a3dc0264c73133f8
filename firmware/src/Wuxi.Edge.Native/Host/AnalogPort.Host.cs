using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The host's port under one analog driver: plays the converter's DMA, channel after channel, up to the present. For the thread of the board.</summary>
    internal sealed partial class AnalogPort
    {
        private const int BlockSamples = 256;

        private readonly INativeBoard _board;
        private readonly int[] _channels;
        private readonly int _rateHz;
        private readonly int _windowSamples;
        private readonly int _handle;
        private readonly ushort[] _block;
        private long _startUs = -1;
        private long _next;

        internal AnalogPort(INativeBoard board, int[] channels, int rateHz, int windowSamples, int handle)
        {
            _board = board;
            _channels = channels;
            _rateHz = rateHz;
            _windowSamples = windowSamples;
            _handle = handle;
            _block = new ushort[BlockSamples * channels.Length];
        }

        internal INativeBoard Board
        {
            get { return _board; }
        }

        internal void Start()
        {
            _startUs = _board.UptimeUs;
        }

        /// <summary>Gives the driver what the converter has sampled up to the present.</summary>
        internal void Advance()
        {
            if (_startUs < 0)
            {
                return;
            }

            long untilUs = _board.UptimeUs;
            while (InstantOf(_next) <= untilUs)
            {
                int count = 0;
                long atUs;
                do
                {
                    atUs = InstantOf(_next++);
                    for (int i = 0; i < _channels.Length; i++)
                    {
                        // In turn, as a converter with one input after the other: the last channel is the sample's instant.
                        long before = (_channels.Length - 1 - i) * 1000000L / ((long)_rateHz * _channels.Length);
                        _block[count++] = (ushort)_board.CountsAt(_channels[i], atUs - before);
                    }
                }
                while (count < _block.Length && _next % _windowSamples != 0 && InstantOf(_next) <= untilUs);

                // A block ends where a window does, and its beginning is counted back from its end as the driver counts forth: so the
                // instant of a window is that of its last sample, wherever else the samples were cut into blocks.
                long countsPerSecond = (long)_rateHz * _channels.Length;
                Samples(_handle, _block, count, atUs - (((count * 1000000L) + (countsPerSecond / 2)) / countsPerSecond));
            }
        }

        // The first sample is there one interval after the start.
        private long InstantOf(long sample)
        {
            return _startUs + ((sample + 1) * 1000000 / _rateHz);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_analog_samples")]
        private static partial int Samples(int handle, [In] ushort[] counts, int count, long firstUs);
    }
}
