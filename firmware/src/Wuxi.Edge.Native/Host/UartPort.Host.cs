using System;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// The host's port under one serial driver: plays what the chip's UART task does, event by event in order of time, up to the
    /// present. For the thread of the board.
    /// </summary>
    internal sealed partial class UartPort
    {
        private readonly INativeBoard _board;
        private readonly INativeLine _line;
        private readonly int _handle;
        private readonly byte[] _bytes = new byte[512];
        private long _nowUs;
        private long _dueUs;
        private long _sentUs = long.MaxValue;
        private long _overruns;

        internal UartPort(INativeBoard board, INativeLine line, int handle)
        {
            _board = board;
            _line = line;
            _handle = handle;
            _nowUs = board.UptimeUs;
        }

        /// <summary>The driver has something new to do.</summary>
        internal void Wake()
        {
            _dueUs = _nowUs;
        }

        /// <summary>Lets the line and the driver live up to the present.</summary>
        internal void Advance()
        {
            long untilUs = _board.UptimeUs;
            while (true)
            {
                long eventUs = Math.Min(Math.Min(_dueUs, _sentUs), _line.NextEventUs);
                if (eventUs > untilUs)
                {
                    break;
                }

                Step(Math.Max(eventUs, _nowUs));
            }

            _nowUs = Math.Max(untilUs, _nowUs);
        }

        internal void Close()
        {
            _line.Dispose();
        }

        private void Step(long atUs)
        {
            _nowUs = atUs;
            if (_sentUs <= atUs)
            {
                Sent(_handle, _sentUs);
                _sentUs = long.MaxValue;
            }

            int count = _line.Receive(_bytes, atUs);
            if (_line.Overruns != _overruns)
            {
                _overruns = _line.Overruns;
                Overrun(_handle);
            }

            if (count > 0)
            {
                Received(_handle, _bytes, count, atUs);
            }

            _dueUs = Run(_handle, atUs);
            count = Transmit(_handle, _bytes, _bytes.Length);
            if (count > 0)
            {
                _sentUs = _line.Send(_bytes.AsSpan(0, count), atUs);
            }
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_run")]
        private static partial long Run(int handle, long nowUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_transmit")]
        private static partial int Transmit(int handle, [Out] byte[] into, int capacity);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_sent")]
        private static partial int Sent(int handle, long timeUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_received")]
        private static partial int Received(int handle, [In] byte[] bytes, int count, long lastUs);

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_uart_overrun")]
        private static partial int Overrun(int handle);
    }
}
