using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// The end of the log: frames collect in a buffer until <see cref="Commit"/> writes them. Knows one segment file, the one being
    /// written. Not thread safe.
    /// </summary>
    internal sealed class LogWriter
    {
        private readonly IStoreFiles _files;
        private readonly LogStoreOptions _options;
        private readonly StoreState _state;
        private readonly CodingContext _context;
        private readonly RecordEncoder _encoder;
        private readonly byte[] _buffer;
        private uint _chain;
        private int _pageEnd;
        private int _stateVersion;

        internal LogWriter(IStoreFiles files, LogStoreOptions options, StoreState state)
        {
            _files = files;
            _options = options;
            _state = state;
            _context = new CodingContext(options.Points);
            _encoder = new RecordEncoder(_context);
            _buffer = new byte[options.BufferBytes];
        }

        /// <summary>The segment's file; null when there is none to write to.</summary>
        internal string Name { get; private set; }

        internal uint Segment { get; private set; }

        /// <summary>Bytes written to the file.</summary>
        internal int FileLength { get; private set; }

        /// <summary>Bytes still in the buffer.</summary>
        internal int Buffered { get; private set; }

        /// <summary>Records in the buffer: the youngest ones.</summary>
        internal int BufferedRecords { get; private set; }

        /// <summary>A page is begun, and records may be put into it.</summary>
        internal bool IsPageOpen { get; private set; }

        /// <summary>Version of the state that is on the flash; 0 when none is.</summary>
        internal int DurableVersion { get; private set; }

        internal int RamBytes
        {
            get { return _buffer.Length + _context.RamBytes; }
        }

        /// <summary>See <see cref="IRecordStore.Expect"/>.</summary>
        internal void Expect(int devices, int points)
        {
            _context.Expect(devices, points);
        }

        internal byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Goes on behind the end of a segment, with a new page.</summary>
        internal void Resume(uint segment, string name, int length)
        {
            Segment = segment;
            Name = name;
            FileLength = length;
            Discard();
        }

        /// <summary>Forgets what is in the buffer; a page must begin before the next record.</summary>
        internal void Discard()
        {
            Buffered = 0;
            BufferedRecords = 0;
            IsPageOpen = false;
        }

        /// <summary>Nothing more is written to this file.</summary>
        internal void Leave()
        {
            Name = null;
            Discard();
        }

        /// <summary>Whether the next page is one of this segment's.</summary>
        internal bool HasPage()
        {
            return Name != null && PageOf(FileLength + Buffered) < _options.SegmentPages;
        }

        /// <summary>Begins a page, behind zeros up to its beginning; false when that could not be written.</summary>
        internal bool BeginPage(ulong storeId)
        {
            IsPageOpen = false;
            int page = PageOf(FileLength + Buffered);
            int start = page * _options.PageBytes;
            while (FileLength + Buffered < start)
            {
                if (Buffered == _buffer.Length && !Commit())
                {
                    return false;
                }

                _buffer[Buffered++] = 0;
            }

            if (_buffer.Length - Buffered < _options.StateBytes + LogStoreOptions.PageOverhead && !Commit())
            {
                return false;
            }

            int body = Buffered + LogFrame.LengthBytes;
            int end = PageHead.Put(_buffer, body, _options, page, storeId, Segment, _state.Last + 1);
            end = StateCode.Put(_buffer, end, _options.StateBytes, _state, false);
            _chain = 0;
            Buffered = LogFrame.Finish(_buffer, Buffered, end, ref _chain);
            _stateVersion = _state.Version;
            _pageEnd = start + _options.PageBytes;
            _context.Reset();
            IsPageOpen = true;
            return true;
        }

        /// <summary>Whether the buffer has room for the longest form of a record of this length.</summary>
        internal bool HasRoom(int count)
        {
            return _buffer.Length - Buffered >= count + RecordCode.MostOverhead + LogFrame.Overhead;
        }

        /// <summary>Codes a record into the buffer; false when the page is full.</summary>
        internal bool PutRecord(byte[] record, int offset, int count)
        {
            int end = _encoder.Encode(record, offset, count, _buffer, Buffered + LogFrame.LengthBytes);
            if (!Close(end))
            {
                return false;
            }

            BufferedRecords++;
            return true;
        }

        /// <summary>Writes the state into the buffer; false when there is no room for it.</summary>
        internal bool PutState(bool isClosed)
        {
            int room = Smaller(_buffer.Length - Buffered, _pageEnd - FileLength - Buffered) - LogFrame.Overhead - 1;
            if (!IsPageOpen || room < StateCode.Room(_state.Gone.Count))
            {
                return false;
            }

            int body = Buffered + LogFrame.LengthBytes;
            _buffer[body] = LogFrame.State;
            bool isPut = Close(StateCode.Put(_buffer, body + 1, Smaller(room, _options.StateBytes), _state, isClosed));
            _stateVersion = isPut ? _state.Version : _stateVersion;
            return isPut;
        }

        /// <summary>Writes the buffer; false when that did not work, and it is kept.</summary>
        internal bool Commit()
        {
            if (Buffered > 0)
            {
                if (!_files.Append(Name, _buffer, 0, Buffered) || !_files.Flush(Name))
                {
                    return false;
                }

                FileLength += Buffered;
                Buffered = 0;
                BufferedRecords = 0;
                DurableVersion = _stateVersion;
            }

            return true;
        }

        /// <summary>Whether the file is as long as if a failed commit had not been.</summary>
        internal bool CanRetry()
        {
            int length = _files.Length(Name);
            return length == FileLength || (length < 0 && FileLength == 0);
        }

        private static int Smaller(int a, int b)
        {
            return a < b ? a : b;
        }

        /// <summary>Index of the page that begins at a position or behind it.</summary>
        private int PageOf(int position)
        {
            return (position + _options.PageBytes - 1) / _options.PageBytes;
        }

        private bool Close(int bodyEnd)
        {
            // The shortest length field there may be: a frame that just fits must not be refused.
            int body = bodyEnd - Buffered - LogFrame.LengthBytes;
            int length = body + (body > 127 ? 2 : 1) + 4;
            if (FileLength + Buffered + length > _pageEnd)
            {
                // What was coded has changed the memory of the coding, which a new page clears.
                IsPageOpen = false;
                return false;
            }

            Buffered = LogFrame.Finish(_buffer, Buffered, bodyEnd, ref _chain);
            return true;
        }
    }
}
