using System;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// A piece of one segment in RAM, read when it is asked for; what the writer has not written yet comes from its buffer. Not
    /// thread safe.
    /// </summary>
    internal sealed class LogWindow
    {
        internal const int End = 0;
        internal const int Good = 1;
        internal const int Damaged = 2;

        private readonly IStoreFiles _files;
        private readonly LogWriter _writer;
        private readonly byte[] _buffer;
        private string _name;
        private int _start;
        private int _count;

        internal LogWindow(IStoreFiles files, LogWriter writer, int bytes)
        {
            _files = files;
            _writer = writer;
            _buffer = new byte[bytes];
        }

        internal byte[] Buffer
        {
            get { return _buffer; }
        }

        internal string Name
        {
            get { return _name; }
        }

        /// <summary>Times that a file was read, and bytes that came.</summary>
        internal long Reads { get; private set; }

        internal long ReadBytes { get; private set; }

        /// <summary>Where the body of the last good frame stands in the buffer.</summary>
        internal int Body { get; private set; }

        internal int BodyCount { get; private set; }

        /// <summary>Checksum of the last good frame.</summary>
        internal uint Chain { get; private set; }

        /// <summary>Position in the file behind the last good frame.</summary>
        internal int Behind { get; private set; }

        /// <summary>Goes to a segment; null for none.</summary>
        internal void Open(string name)
        {
            _name = name;
            _count = 0;
        }

        /// <summary>Length of the segment, unwritten bytes included.</summary>
        internal int Length()
        {
            return IsWriters() ? _writer.FileLength + _writer.Buffered : _files.Length(_name);
        }

        /// <summary>Reads the frame at a position of the file.</summary>
        /// <param name="position">Where it begins.</param>
        /// <param name="limit">Where its page ends.</param>
        /// <param name="chain">Checksum of the frame before; 0 for the first of a page.</param>
        internal int ReadFrame(int position, int limit, uint chain)
        {
            int there = Load(position, LogFrame.LengthBytes, limit);
            int at = position - _start;
            if (there == 0 || _buffer[at] == 0)
            {
                return End;
            }

            int body = at;
            ulong count;
            if (!Varint.Take(_buffer, ref body, at + Smaller(there, LogFrame.LengthBytes), out count)
                || count > (ulong)(_buffer.Length - LogFrame.Overhead))
            {
                return Damaged;
            }

            int length = body - at + (int)count + 4;
            if (Load(position, length, limit) < length)
            {
                return Damaged;
            }

            at = position - _start;
            int end = at + length - 4;
            uint crc = Crc32.Over(chain, _buffer, at, end - at);
            if (crc != (uint)Varint.TakeFixed(_buffer, end, 4))
            {
                return Damaged;
            }

            BodyCount = (int)count;
            Body = end - BodyCount;
            Chain = crc;
            Behind = position + length;
            return Good;
        }

        private static int Smaller(int a, int b)
        {
            return a < b ? a : b;
        }

        private bool IsWriters()
        {
            return _name != null && _name == _writer.Name;
        }

        /// <summary>Sees to it that bytes from a position on are in the buffer; returns how many of them there are, at most up to the limit.</summary>
        private int Load(int position, int want, int limit)
        {
            want = Smaller(want, limit - position);
            if (position < _start || position + want > _start + _count)
            {
                _start = position;
                _count = 0;
                int most = Smaller(_buffer.Length, limit - position);
                int inFile = IsWriters() ? _writer.FileLength - position : most;
                if (inFile > 0)
                {
                    int read = _files.ReadAt(_name, position, _buffer, 0, Smaller(inFile, most));
                    Reads++;
                    _count = read > 0 ? read : 0;
                    ReadBytes += _count;
                }

                if (IsWriters() && _count >= inFile)
                {
                    // The file is read to its end, or the position is behind it.
                    int from = inFile > 0 ? 0 : -inFile;
                    int more = Smaller(_writer.Buffered - from, most - _count);
                    if (more > 0)
                    {
                        Array.Copy(_writer.Buffer, from, _buffer, _count, more);
                        _count += more;
                    }
                }
            }

            int there = _start + _count - position;
            return there < 0 ? 0 : Smaller(there, want);
        }
    }
}
