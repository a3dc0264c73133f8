using System;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Finds DL/T 645 frames in a stream of bytes. 68h and 16h occur inside frames too, so a frame is what has the right form,
    /// length and checksum; where that fails, the search goes on one byte later, within what has already arrived. Capacity: one
    /// frame of the longest kind; nothing is lost, because <see cref="Put"/> takes only what fits. Not thread safe.
    /// </summary>
    internal sealed class Dlt645Receiver
    {
        private readonly byte[] _buffer = new byte[Dlt645Frames.Overhead + Dlt645Frames.MaximumData];
        private int _count;
        private int _frame;

        /// <summary>Bytes passed over that belong to no frame, preambles not counted.</summary>
        internal int GarbageCount { get; private set; }

        /// <summary>Bytes kept because a frame may be beginning with them.</summary>
        internal int PartialCount
        {
            get { return _count - _frame; }
        }

        /// <summary>Control byte of the frame.</summary>
        internal byte Control
        {
            get { return _buffer[Dlt645Frames.ControlOffset]; }
        }

        /// <summary>Bytes of DATA in the frame.</summary>
        internal int DataLength
        {
            get { return _buffer[Dlt645Frames.LengthOffset]; }
        }

        /// <summary>A byte of DATA, as it was before sending.</summary>
        internal byte Data(int index)
        {
            return Dlt645Frames.Unmask(_buffer[Dlt645Frames.DataOffset + index]);
        }

        /// <summary>Forgets everything.</summary>
        internal void Reset()
        {
            _count = 0;
            _frame = 0;
            GarbageCount = 0;
        }

        /// <summary>Takes bytes, and returns how many; at least one if <see cref="Next"/> has said that there is no frame.</summary>
        internal int Put(byte[] bytes, int offset, int count)
        {
            int room = _buffer.Length - _count;
            if (count > room)
            {
                count = room;
            }

            Array.Copy(bytes, offset, _buffer, _count, count);
            _count += count;
            return count;
        }

        /// <summary>Leaves the last frame and goes to the next; false when there is none yet.</summary>
        internal bool Next()
        {
            Remove(_frame);
            _frame = 0;
            while (_count > 0)
            {
                int length = Examine();
                if (length > 0)
                {
                    _frame = length;
                    return true;
                }

                if (length == 0)
                {
                    return false;
                }

                Skip();
            }

            return false;
        }

        /// <summary>The line has gone quiet: what seemed to begin a frame was none. False when no frame is in the rest either.</summary>
        internal bool NextAfterSilence()
        {
            while (!Next())
            {
                if (_count == 0)
                {
                    return false;
                }

                Skip();
            }

            return true;
        }

        /// <summary>Whether the frame carries this address.</summary>
        internal bool IsFrom(byte[] address)
        {
            for (int i = 0; i < Dlt645Frames.AddressBytes; i++)
            {
                if (_buffer[1 + i] != address[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Length of the frame at the beginning; 0 when it is not complete yet, -1 when there is none.</summary>
        private int Examine()
        {
            if (_buffer[0] != Dlt645Frames.Start
                || (_count > Dlt645Frames.AddressBytes + 1 && _buffer[Dlt645Frames.AddressBytes + 1] != Dlt645Frames.Start)
                || (_count > Dlt645Frames.LengthOffset && _buffer[Dlt645Frames.LengthOffset] > Dlt645Frames.MaximumData))
            {
                return -1;
            }

            if (_count <= Dlt645Frames.LengthOffset)
            {
                return 0;
            }

            int length = Dlt645Frames.Overhead + _buffer[Dlt645Frames.LengthOffset];
            if (_count < length)
            {
                return 0;
            }

            return _buffer[length - 1] == Dlt645Frames.End && _buffer[length - 2] == Dlt645Frames.Sum(_buffer, 0, length - 2) ? length : -1;
        }

        /// <summary>Passes over one byte, and over all up to where a frame may begin.</summary>
        private void Skip()
        {
            int skipped = 0;
            do
            {
                if (_buffer[skipped] != Dlt645Frames.Preamble)
                {
                    GarbageCount++;
                }

                skipped++;
            }
            while (skipped < _count && _buffer[skipped] != Dlt645Frames.Start);
            Remove(skipped);
        }

        private void Remove(int bytes)
        {
            if (bytes > 0)
            {
                _count -= bytes;
                Array.Copy(_buffer, bytes, _buffer, 0, _count);
            }
        }
    }
}
