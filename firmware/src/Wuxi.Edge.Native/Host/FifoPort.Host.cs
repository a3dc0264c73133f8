using System;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The host's port under one vibration driver: plays the part's FIFO and the task that reads it whenever the watermark is reached, up
    /// to the present. For the thread of the board.
    /// </summary>
    internal sealed partial class FifoPort
    {
        private readonly INativeBoard _board;
        private readonly INativeFifo _fifo;
        private readonly int _rateHz;
        private readonly int _handle;
        private readonly int _watermark;
        private readonly byte[] _block;
        private readonly long _startUs;
        private long _next;
        private bool _isCut;

        internal FifoPort(INativeBoard board, INativeFifo fifo, int part, int rateHz, int handle)
        {
            _board = board;
            _fifo = fifo;
            _rateHz = rateHz;
            _handle = handle;
            _watermark = WatermarkOf(part);
            _block = new byte[_watermark * fifo.SampleBytes];
            _startUs = board.UptimeUs;
        }

        /// <summary>Gives the driver the blocks that were full by now. Their cuts do not depend on when C# looks.</summary>
        internal void Advance()
        {
            long untilUs = _board.UptimeUs;
            long lastUs = InstantOf(_next + _watermark - 1);
            while (lastUs <= untilUs)
            {
                int size = _fifo.SampleBytes;
                for (int i = 0; i < _watermark; i++)
                {
                    _fifo.Sample(_next++, _block.AsSpan(i * size, size));
                }

                if (_fifo.IsSilent(_next - _watermark, _watermark))
                {
                    _isCut = true;
                }
                else if (_isCut || _fifo.HasOverrun(_next - _watermark, _watermark))
                {
                    // A part that goes on after a pause has run over meanwhile.
                    _isCut = false;
                    Overrun(_handle, lastUs);
                }
                else
                {
                    Block(_handle, _block, _block.Length, lastUs);
                }

                lastUs = InstantOf(_next + _watermark - 1);
            }
        }

        // Samples. The IIS3DWB holds 438 of three axes; the ADXL355 and ADXL345 hold 32, and are read when half full.
        private static int WatermarkOf(int part)
        {
            return part == VibrationPart.Adxl355 || part == VibrationPart.Adxl345 ? 16 : 128;
        }

        // The first sample is there one interval after the start.
        private long InstantOf(long sample)
        {
            return _startUs + ((sample + 1) * 1000000 / _rateHz);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_block")]
        private static partial int Block(int handle, [In] byte[] fifo, int count, long timeUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_vibration_overrun")]
        private static partial int Overrun(int handle, long timeUs);
    }
}
