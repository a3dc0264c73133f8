using System.Collections;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Finds out what a power cut has left: reads the head of each segment and the last page of the youngest one. Writes nothing, so that
    /// a power cut while it works changes nothing. Used once.
    /// </summary>
    internal sealed class LogOpener
    {
        private readonly IStoreFiles _files;
        private readonly LogStoreOptions _options;
        private readonly LogWindow _window;
        private readonly PageHead _head = new PageHead();
        private readonly SegmentTable _table;
        private readonly StoreState _state;
        private int _page;
        private int _end;
        private ulong _last;
        private bool _isClosed;

        internal LogOpener(IStoreFiles files, LogStoreOptions options, LogWindow window, SegmentTable table, StoreState state)
        {
            _files = files;
            _options = options;
            _window = window;
            _table = table;
            _state = state;
            Useless = new ArrayList();
        }

        /// <summary>0 when there is no store.</summary>
        internal ulong StoreId { get; private set; }

        /// <summary>Number of the youngest record that was found; 0 when there is no store.</summary>
        internal ulong LastWritten
        {
            get { return _last; }
        }

        /// <summary>The youngest segment's file, and its length.</summary>
        internal string Name { get; private set; }

        internal int Length { get; private set; }

        /// <summary>The next segment's number.</summary>
        internal uint NextSegment { get; private set; }

        /// <summary>Numbers that may have been given and were not written.</summary>
        internal long Skipped { get; private set; }

        /// <summary>Names of segment files that are of no use.</summary>
        internal ArrayList Useless { get; private set; }

        /// <summary>Reads; false when the file system cannot be used.</summary>
        internal bool Open()
        {
            string[] names = _files.List();
            if (names == null)
            {
                return false;
            }

            uint[] segments = Sorted(names);
            int youngest = segments.Length - 1;
            NextSegment = youngest < 0 ? 1 : segments[youngest] + 1;
            while (youngest >= 0 && !IsYoungest(segments, youngest))
            {
                Useless.Add(SegmentTable.NameOf(segments[youngest]));
                youngest--;
            }

            if (youngest < 0)
            {
                _window.Open(null);
                return true;
            }

            TakeYoungest(segments[youngest]);
            TakeOthers(segments, youngest);
            Reconcile();
            _window.Open(null);
            return true;
        }

        private static uint[] Sorted(string[] names)
        {
            int count = 0;
            uint segment;
            for (int i = 0; i < names.Length; i++)
            {
                count += SegmentTable.TryParse(names[i], out segment) ? 1 : 0;
            }

            uint[] sorted = new uint[count];
            count = 0;
            for (int i = 0; i < names.Length; i++)
            {
                if (!SegmentTable.TryParse(names[i], out segment))
                {
                    continue;
                }

                int at = count++;
                while (at > 0 && sorted[at - 1] > segment)
                {
                    sorted[at] = sorted[at - 1];
                    at--;
                }

                sorted[at] = segment;
            }

            return sorted;
        }

        /// <summary>
        /// Whether a segment has a good page that goes on from the segments before. One that does not is what the flash held
        /// there long ago.
        /// </summary>
        private bool IsYoungest(uint[] segments, int index)
        {
            if (!FindLastPage(segments[index]))
            {
                return false;
            }

            ulong first = _head.First;
            for (int older = index - 1; older >= 0; older--)
            {
                if (FindLastPage(segments[older]))
                {
                    ScanPage(segments[older], null);
                    return first > _last;
                }
            }

            return true;
        }

        /// <summary>Goes through the pages of a segment; false when none is good. The head is then that of the last one that is.</summary>
        private bool FindLastPage(uint segment)
        {
            int found = -1;
            ulong first = 0;
            string name = SegmentTable.NameOf(segment);
            int pages = PagesOf(name);
            _window.Open(name);
            for (int page = 0; page < pages; page++)
            {
                if (ReadHead(segment, page) && _head.First >= first)
                {
                    found = page;
                    first = _head.First;
                }
            }

            _page = found;
            return found >= 0 && ReadHead(segment, found);
        }

        /// <summary>Counts the records of the page found, and takes its state.</summary>
        private void ScanPage(uint segment, StoreState state)
        {
            ReadHead(segment, _page);
            _last = _head.First - 1;
            int at = _window.Body + PageHead.FixedBytes;
            if (state != null)
            {
                StateCode.Take(_window.Buffer, at, _window.Body + _window.BodyCount, state, out _isClosed);
            }

            _isClosed = false;
            _end = _window.Behind;
            int limit = (_page + 1) * _options.PageBytes;
            while (_window.ReadFrame(_end, limit, _window.Chain) == LogWindow.Good)
            {
                _end = _window.Behind;
                _isClosed = false;
                if (_window.Buffer[_window.Body] != LogFrame.State)
                {
                    _last++;
                }
                else if (state != null)
                {
                    StateCode.Take(_window.Buffer, _window.Body + 1, _window.Body + _window.BodyCount, state, out _isClosed);
                }
            }
        }

        private void TakeYoungest(uint segment)
        {
            FindLastPage(segment);
            StoreId = _head.StoreId;
            int unflushed = _head.UnflushedRecords;
            ScanPage(segment, _state);
            Name = SegmentTable.NameOf(segment);
            Length = _files.Length(Name);

            // Whatever cannot be read may have held numbers, up to whole segments, and in each page a start that passed some over.
            long unknown = Length - _end + ((long)(NextSegment - 1 - segment) * _options.SegmentPages * _options.PageBytes);
            Skipped = _isClosed && unknown == 0
                ? 0
                : unflushed + (unknown / LogFrame.ShortestRecord) + (unknown / _options.PageBytes * unflushed);
        }

        private void TakeOthers(uint[] segments, int youngest)
        {
            ulong first = 0;
            for (int i = 0; i <= youngest; i++)
            {
                string name = SegmentTable.NameOf(segments[i]);
                int pages = PagesOf(name);
                _window.Open(name);
                bool isGood = false;
                for (int page = 0; page < pages && !isGood; page++)
                {
                    isGood = ReadHead(segments[i], page) && _head.StoreId == StoreId && _head.First >= first;
                }

                // More of them than there may be: the oldest go.
                if (!isGood || youngest - i >= _options.Segments)
                {
                    Useless.Add(name);
                    continue;
                }

                first = _head.First;
                _table.Add(segments[i], first);
            }
        }

        private void Reconcile()
        {
            _state.Last = _last;
            if (_table.First(0) > _state.First)
            {
                _state.Lose(_state.First, _table.First(0) - 1);
            }

            _state.Last = _last + (ulong)Skipped;
            _state.Lose(_last + 1, _state.Last);
            _state.BeginCounting();
        }

        private int PagesOf(string name)
        {
            int length = _files.Length(name);
            int pages = length <= 0 ? 0 : (length + _options.PageBytes - 1) / _options.PageBytes;
            return pages < _options.SegmentPages ? pages : _options.SegmentPages;
        }

        private bool ReadHead(uint segment, int page)
        {
            return _window.ReadFrame(page * _options.PageBytes, (page + 1) * _options.PageBytes, 0) == LogWindow.Good
                && _head.Take(_window.Buffer, _window.Body, _window.BodyCount, _options, segment, page);
        }
    }
}
