namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Reads records. It stays where it is, so that the next record costs one frame; another one costs the heads of the pages of
    /// its segment and the frames before it in its page. Not thread safe.
    /// </summary>
    internal sealed class LogCursor
    {
        internal const int NotThere = -1;

        private readonly LogStoreOptions _options;
        private readonly LogWindow _window;
        private readonly CodingContext _context;
        private readonly RecordDecoder _decoder;
        private readonly PageHead _head = new PageHead();
        private bool _isPlaced;
        private uint _segment;
        private int _page;
        private int _position;
        private uint _chain;

        // Number of the record at the position.
        private ulong _next;

        internal LogCursor(LogStoreOptions options, LogWindow window)
        {
            _options = options;
            _window = window;
            _context = new CodingContext(options.Points);
            _decoder = new RecordDecoder(_context);
        }

        internal int RamBytes
        {
            get { return _context.RamBytes; }
        }

        /// <summary>See <see cref="IRecordStore.Expect"/>.</summary>
        internal void Expect(int devices, int points)
        {
            _context.Expect(devices, points);
        }

        /// <summary>Records decoded: those asked for, and those on the way to them.</summary>
        internal long Decoded { get; private set; }

        /// <summary>Copies a record and returns its length, which may be greater than the room; <see cref="NotThere"/> when the segment does not give it.</summary>
        internal int Read(uint segment, ulong number, byte[] into)
        {
            if (!(_isPlaced && _segment == segment && _next <= number))
            {
                _isPlaced = false;
                if (_window.Name == null || _segment != segment)
                {
                    _window.Open(SegmentTable.NameOf(segment));
                    _segment = segment;
                }

                _next = 0;
                if (!GoToPage(number, 0))
                {
                    return NotThere;
                }
            }

            while (_next <= number)
            {
                if (_window.ReadFrame(_position, (_page + 1) * _options.PageBytes, _chain) != LogWindow.Good)
                {
                    if (!GoToPage(number, _page + 1))
                    {
                        break;
                    }

                    continue;
                }

                _position = _window.Behind;
                _chain = _window.Chain;
                if (_window.Buffer[_window.Body] == LogFrame.State)
                {
                    continue;
                }

                int length = _decoder.Decode(_window.Buffer, _window.Body, _window.BodyCount, into);
                Decoded++;
                if (length < 0)
                {
                    break;
                }

                _next++;
                if (_next > number)
                {
                    return length;
                }
            }

            _isPlaced = false;
            return NotThere;
        }

        /// <summary>After <see cref="NotThere"/>: the first number behind this one that begins a page of the segment; 0 when none does.</summary>
        internal ulong NextPage(ulong number)
        {
            int pages = Pages();
            for (int page = 0; page < pages; page++)
            {
                if (ReadHead(page) && _head.First > number)
                {
                    return _head.First;
                }
            }

            return 0;
        }

        /// <summary>Forgets the place; a segment's name may come to mean another file.</summary>
        internal void Forget()
        {
            _isPlaced = false;
            _window.Open(null);
        }

        private int Pages()
        {
            return (_window.Length() + _options.PageBytes - 1) / _options.PageBytes;
        }

        private bool ReadHead(int page)
        {
            return _window.ReadFrame(page * _options.PageBytes, (page + 1) * _options.PageBytes, 0) == LogWindow.Good
                && _head.Take(_window.Buffer, _window.Body, _window.BodyCount, _options, _segment, page);
        }

        /// <summary>Goes to the last page, from one on, that begins with a number or one below it.</summary>
        private bool GoToPage(ulong number, int from)
        {
            bool isFound = false;
            int pages = Pages();
            for (int page = from; page < pages && !(isFound && _next == number); page++)
            {
                if (!ReadHead(page) || _head.First < _next)
                {
                    continue;
                }

                if (_head.First > number)
                {
                    break;
                }

                isFound = true;
                _page = page;
                _next = _head.First;
                _position = _window.Behind;
                _chain = _window.Chain;
            }

            _isPlaced = isFound;
            if (isFound)
            {
                _context.Reset();
            }

            return isFound;
        }
    }
}
