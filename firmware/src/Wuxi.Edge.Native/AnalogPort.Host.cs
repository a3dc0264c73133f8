using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The host's port under one analog driver: plays the converter's DMA, up to the present. For the thread of the board.</summary>
    internal sealed partial class AnalogPort
    {
        private const int BlockSamples = 256;

        private readonly INativeBoard _board;
        private readonly int[] _channels;
        private readonly int _rateHz;
        private readonly int _handle;
        private readonly ushort[] _block;
        private long _startUs = -1;
        private long _next;

        internal AnalogPort(INativeBoard board, int[] channels, int rateHz, int handle)
        {
            _board = board;
            _channels = channels;
            _rateHz = rateHz;
            _handle = handle;
            _block = new ushort[BlockSamples * channels.Length];
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
                // The driver counts a sample from the beginning of its interval: a window ends when its last sample is there.
                long firstUs = InstantOf(_next - 1);
                int count = 0;
                while (count < _block.Length && InstantOf(_next) <= untilUs)
                {
                    long atUs = InstantOf(_next++);
                    for (int i = 0; i < _channels.Length; i++)
                    {
                        _block[count++] = (ushort)_board.CountsAt(_channels[i], atUs);
                    }
                }

                Samples(_handle, _block, count, firstUs);
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
