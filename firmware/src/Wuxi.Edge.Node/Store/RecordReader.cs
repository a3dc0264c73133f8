using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>Reads what <see cref="RecordWriter"/> has written. Damaged bytes give false, never an exception. Not thread safe.</summary>
    public sealed class RecordReader
    {
        private byte[] _buffer;
        private int _end;
        private int _position;
        private int _left;

        public uint LayoutVersion { get; private set; }

        /// <summary>Index of the device.</summary>
        public int Device { get; private set; }

        /// <summary>UTC ms, or uptime as a negative number.</summary>
        public long Stamp { get; private set; }

        /// <summary>The stamp is the latest that it can have been: when it was exactly, nobody can know any more.</summary>
        public bool IsUndated { get; private set; }

        /// <summary>Index of the current point within the device.</summary>
        public int Point { get; private set; }

        /// <summary>0 when the current point has a value.</summary>
        public int Reason { get; private set; }

        /// <summary>Value of the current point.</summary>
        public double Value { get; private set; }

        /// <summary>Reads the header; false when these are not the bytes of a whole record.</summary>
        public bool Open(byte[] buffer, int count)
        {
            _left = 0;
            if (count < RecordWriter.HeaderBytes || (buffer[0] != RecordWriter.Format && buffer[0] != RecordWriter.UndatedFormat))
            {
                return false;
            }

            IsUndated = buffer[0] == RecordWriter.UndatedFormat;
            _buffer = buffer;
            _end = count;
            _position = 1;
            LayoutVersion = (uint)Take(4);
            Device = buffer[_position++];
            Stamp = (long)Take(8);
            _left = buffer[_position++];
            return IsWhole();
        }

        /// <summary>Goes to the next point; false behind the last one.</summary>
        public bool Next()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            Point = _buffer[_position++];
            Reason = _buffer[_position++];
            Value = Reason == 0 ? BitConverter.Int64BitsToDouble((long)Take(8)) : 0;
            return true;
        }

        private bool IsWhole()
        {
            int position = _position;
            for (int i = 0; i < _left; i++)
            {
                if (position + 2 > _end)
                {
                    _left = 0;
                    return false;
                }

                position += _buffer[position + 1] == 0 ? RecordWriter.PointBytes : 2;
            }

            if (position != _end)
            {
                _left = 0;
                return false;
            }

            return true;
        }

        private ulong Take(int bytes)
        {
            ulong value = 0;
            for (int i = bytes - 1; i >= 0; i--)
            {
                value = (value << 8) | _buffer[_position + i];
            }

            _position += bytes;
            return value;
        }
    }
}
