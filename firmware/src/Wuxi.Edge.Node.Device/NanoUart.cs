using System;
using System.IO.Ports;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// A serial port of the chip. nanoFramework's driver receives in the background into a ring of <see cref="RingBytes"/>;
    /// at 9600 baud that is half a second, and what comes while it is full is lost, which a checksum then shows.
    /// </summary>
    public sealed class NanoUart : IUart, IDisposable
    {
        /// <summary>Capacity of the driver's receive ring, bytes.</summary>
        public const int RingBytes = 512;

        private readonly SerialPort _port;
        private readonly byte[] _discarded = new byte[64];
        private bool _hasFailed;

        /// <summary>Opens the port; lets out what <see cref="SerialPort.Open"/> throws.</summary>
        /// <param name="port">COM1 …</param>
        /// <param name="baud">Bit/s.</param>
        /// <param name="parity">none, even or odd.</param>
        public NanoUart(string port, int baud, string parity)
        {
            Parity bit = parity == "even" ? Parity.Even : parity == "odd" ? Parity.Odd : Parity.None;
            _port = new SerialPort(port, baud, bit, 8, StopBits.One);
            _port.ReadBufferSize = RingBytes;
            _port.WriteTimeout = 1000;
            _port.Open();
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                _port.Write(buffer, offset, count);
            }
            catch (Exception)
            {
                _hasFailed = true;
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (_hasFailed)
            {
                // One bad report for each failure: the next exchange tries the port again.
                _hasFailed = false;
                return -1;
            }

            try
            {
                int there = _port.BytesToRead;
                if (there > count)
                {
                    there = count;
                }

                // Never asked for more than there is, so it never waits.
                return there <= 0 ? 0 : _port.Read(buffer, offset, there);
            }
            catch (Exception)
            {
                return -1;
            }
        }

        public void DiscardInput()
        {
            // Bounded: a line that chatters without end must not hold the node's loop.
            for (int i = 0; i < RingBytes / 64 && Read(_discarded, 0, _discarded.Length) == _discarded.Length; i++)
            {
            }
        }

        public void Dispose()
        {
            _port.Dispose();
        }
    }
}
