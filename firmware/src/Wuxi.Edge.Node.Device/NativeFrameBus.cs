using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>A serial port of the chip with its frames handled natively, as the node sees it.</summary>
    public sealed class NativeFrameBus : IFrameBus, IDisposable
    {
        private readonly FramedUart _uart;

        /// <summary>Opens the port; lets out what <see cref="FramedUart"/> throws.</summary>
        /// <param name="port">COM1 …</param>
        /// <param name="baud">Bit/s.</param>
        /// <param name="parity">none, even or odd.</param>
        /// <param name="framer">One of <see cref="Framer"/>.</param>
        public NativeFrameBus(string port, int baud, string parity, int framer)
        {
            int bit = parity == "even" ? 2 : parity == "odd" ? 1 : 0;
            _uart = new FramedUart(NumberOf(port), framer, baud, bit, 0);
        }

        public int Ticket
        {
            get { return _uart.Ticket; }
        }

        public int Status
        {
            get { return _uart.Status; }
        }

        public long AtMs
        {
            get { return _uart.TimeUs / 1000; }
        }

        public long Damaged
        {
            get { return _uart.Count(UartCounter.Garbage) + _uart.Count(UartCounter.ChecksumFailures) + _uart.Count(UartCounter.Overruns); }
        }

        public int Submit(byte[] request, int count, int timeoutMs)
        {
            return _uart.Submit(request, count, timeoutMs);
        }

        public int Take(byte[] into)
        {
            return _uart.Take(into);
        }

        public void Dispose()
        {
            _uart.Dispose();
        }

        private static int NumberOf(string port)
        {
            return port.Length == 4 && port.StartsWith("COM") ? port[3] - '0' : 0;
        }
    }
}
