using System;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Finds PMS5003 frames in a stream of bytes. The start bytes occur inside frames too, so where form or checksum fail, the search
    /// goes on one byte later, within what has already arrived. Not thread safe.
    /// </summary>
    internal sealed class Pms5003Receiver
    {
        private readonly byte[] _buffer = new byte[Pms5003Frames.Length];
        private int _count;

        /// <summary>Bytes passed over that belong to no frame.</summary>
        internal int GarbageCount { get; private set; }

        /// <summary>The frame, from its beginning on; counts until the next <see cref="Put"/>.</summary>
        internal byte[] Frame
        {
            get { return _buffer; }
        }

        /// <summary>Takes one byte; true when it completes a frame.</summary>
        internal bool Put(byte value)
        {
            if (_count == Pms5003Frames.Length)
            {
                _count = 0;
            }

            _buffer[_count++] = value;
            while (!Pms5003Frames.IsBeginning(_buffer, _count))
            {
                Skip();
            }

            if (_count < Pms5003Frames.Length)
            {
                return false;
            }

            if (Pms5003Frames.IsIntact(_buffer))
            {
                return true;
            }

            do
            {
                Skip();
            }
            while (!Pms5003Frames.IsBeginning(_buffer, _count));
            return false;
        }

        /// <summary>The count starts again.</summary>
        internal void ForgetGarbage()
        {
            GarbageCount = 0;
        }

        private void Skip()
        {
            GarbageCount++;
            _count--;
            Array.Copy(_buffer, 1, _buffer, 0, _count);
        }
    }
}
