using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// A serial port whose requests, answers and frames are handled natively in the background: only whole frames with a right
    /// checksum reach C#, a request goes out when the line is free, and a slave that does not answer costs its own timeout
    /// and no more, however seldom C# looks. For the node's one loop.
    /// </summary>
    public sealed class FramedUart : IDisposable
    {
        /// <summary>Longest frame, bytes.</summary>
        public const int LongestFrame = 256;

        /// <summary>Longest request, bytes.</summary>
        public const int LongestRequest = 32;

        private readonly long[] _info = new long[4];
        private int _handle;

        /// <param name="port">N of COMN, 1…</param>
        /// <param name="framer">One of <see cref="Framer"/>.</param>
        /// <param name="baud">Bit/s, 300…4000000.</param>
        /// <param name="parity">0 none, 1 odd, 2 even; 8 data bits and 1 stop bit.</param>
        /// <param name="turnaroundUs">Least pause on the line before a request, us; 0: the protocol's own.</param>
        /// <exception cref="NativeException">The board has no such port, or a parameter is out of range.</exception>
        public FramedUart(int port, int framer, int baud, int parity, int turnaroundUs)
        {
            _handle = FramedUartNative.Open(port, framer, baud, parity, turnaroundUs);
            if (_handle < 0)
            {
                throw new NativeException("COM" + port.ToString(), _handle);
            }
        }

        /// <summary>Ticket of the result that was taken last; 0 for a frame that came unasked.</summary>
        public int Ticket { get; private set; }

        /// <summary>One of <see cref="FrameStatus"/>, of the result that was taken last.</summary>
        public int Status { get; private set; }

        /// <summary>Uptime, us, at which the request had left, or an unasked frame had arrived.</summary>
        public long TimeUs { get; private set; }

        /// <summary>Results that did not fit into the ring, between the last two that were taken.</summary>
        public long LostBefore { get; private set; }

        /// <summary>Queues a request, at most 8 at a time. Its ticket, 1…; negative when it is not taken.</summary>
        /// <param name="request">From its first byte.</param>
        /// <param name="count">1…<see cref="LongestRequest"/>.</param>
        /// <param name="timeoutMs">Longest time from the end of sending to the end of the answer, ms, 1…3600000.</param>
        public int Submit(byte[] request, int count, int timeoutMs)
        {
            return FramedUartNative.Submit(_handle, request, count, timeoutMs);
        }

        /// <summary>Takes the next result. The length of its frame, 0 without one; negative when there is no result.</summary>
        /// <param name="into">At least <see cref="LongestFrame"/> bytes.</param>
        public int Take(byte[] into)
        {
            int length = FramedUartNative.Take(_handle, into, _info);
            if (length >= 0)
            {
                Ticket = (int)_info[0];
                Status = (int)_info[1];
                TimeUs = _info[2];
                LostBefore = _info[3];
            }

            return length;
        }

        /// <summary>A count, one of <see cref="UartCounter"/>.</summary>
        public long Count(int counter)
        {
            return FramedUartNative.Counter(_handle, counter);
        }

        public void Dispose()
        {
            if (_handle >= 0)
            {
                FramedUartNative.Close(_handle);
                _handle = -1;
            }
        }
    }
}
