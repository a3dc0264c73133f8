using System.Collections;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Keeps records on flash, so that they survive a power cut: a log in segment files, written a block at a time (README of this
    /// folder). What a power cut can cost is what <see cref="Flush"/> has not written yet: at most
    /// <see cref="LogStoreOptions.UnflushedRecords"/> records. Used by the node's one loop; never throws.
    /// </summary>
    public sealed partial class LogRecordStore : IRecordStore
    {
        // Instruments answer after having been asked: the last record need not be the one with the latest stamp.
        private const int LastRecords = 16;

        private readonly IStoreFiles _files;
        private readonly LogStoreOptions _options;
        private readonly IRandom _random;
        private readonly StoreState _state;
        private readonly SegmentTable _table;
        private readonly LogWriter _writer;
        private readonly LogWindow _window;
        private readonly LogCursor _cursor;
        private uint _nextSegment;
        private ulong _firstOfRun;
        private ulong _durableLast;
        private bool _isOpen;

        // This run has taken records without a time.
        private bool _isUndated;

        /// <param name="files">A folder of the store's own.</param>
        /// <param name="options">Sizes; the same ones every time, or what was stored is given up.</param>
        /// <param name="random">Makes the store id.</param>
        /// <exception cref="System.ArgumentException">The sizes do not fit each other.</exception>
        public LogRecordStore(IStoreFiles files, LogStoreOptions options, IRandom random)
        {
            options.Check();
            _files = files;
            _options = options;
            _random = random;
            _state = new StoreState(options.Stretches);
            _table = new SegmentTable(options.Segments + 1);
            _writer = new LogWriter(files, options, _state);
            _window = new LogWindow(files, _writer, options.BufferBytes);
            _cursor = new LogCursor(options, _window);
        }

        public ulong Id { get; private set; }

        public ulong First
        {
            get { return _state.First; }
        }

        public ulong Last
        {
            get { return _state.Last; }
        }

        public int PendingCount
        {
            get { return _state.PendingCount; }
        }

        /// <summary>Records lost since the store was opened, counted when <see cref="First"/> has passed them; those that a power cut may have cost are among them.</summary>
        public ulong DroppedCount
        {
            get { return _state.LostSinceOpen; }
        }

        /// <summary>The same since the store was formatted.</summary>
        public ulong DroppedEver
        {
            get { return _state.LostEver; }
        }

        /// <inheritdoc/>
        /// <remarks>By segments: one that holds anything pending counts whole, because it goes only as a whole.</remarks>
        public int FillPercent
        {
            get
            {
                int held = 0;
                for (int i = 0; i < _table.Count; i++)
                {
                    held += IsConfirmed(i) ? 0 : 1;
                }

                return held * 100 / _options.Segments;
            }
        }

        public int MaximumRecordBytes
        {
            get { return _options.MaximumRecordBytes; }
        }

        /// <summary>Numbers that were passed over when the store was opened, because a power cut may have cost their records.</summary>
        public long SkippedAtOpen { get; private set; }

        /// <summary>Whether the store was made anew when it was opened.</summary>
        public bool IsNew { get; private set; }

        /// <summary>
        /// The flash has refused so many writes that after a power cut numbers might come again: the board must start anew, which opens the store
        /// or shows that it cannot be opened.
        /// </summary>
        public bool IsBroken
        {
            get { return _state.Last - _durableLast > (ulong)_options.UnflushedRecords; }
        }

        /// <summary>Stretches of lost numbers below <see cref="First"/> that are remembered, the oldest first; at most 16.</summary>
        public int LossCount
        {
            get { return _state.Losses.Count; }
        }

        /// <summary>Bytes of all arrays of the store, the table of the checksum included.</summary>
        public int RamBytes
        {
            get
            {
                return _state.RamBytes + _table.RamBytes + _writer.RamBytes + _window.Buffer.Length + _cursor.RamBytes + Crc32.TableBytes;
            }
        }

        /// <summary>Records decoded so far, and times and bytes that files were read: what reading costs.</summary>
        public long DecodedRecords
        {
            get { return _cursor.Decoded; }
        }

        /// <summary>Times a file was read.</summary>
        public long FileReads
        {
            get { return _window.Reads; }
        }

        /// <summary>Bytes read from files.</summary>
        public long FileReadBytes
        {
            get { return _window.ReadBytes; }
        }

        /// <summary>Records that a power cut now would cost.</summary>
        public int UnflushedRecords
        {
            get { return _writer.BufferedRecords; }
        }

        /// <summary>Pending records given up only because pending, confirmed and lost numbers alternated more often than <see cref="LogStoreOptions.Stretches"/> can tell.</summary>
        public ulong GivenUpCount
        {
            get { return _state.GivenUp; }
        }

        /// <summary>Whether the flash knows of every confirmation and loss.</summary>
        public bool IsStateWritten
        {
            get { return _state.Version == _writer.DurableVersion; }
        }

        /// <summary>First number of a lost stretch.</summary>
        public ulong LossFirst(int index)
        {
            return _state.Losses.First(index);
        }

        /// <summary>Last number of a lost stretch.</summary>
        public ulong LossLast(int index)
        {
            return _state.Losses.Last(index);
        }

        /// <summary>
        /// Finds what is there, or makes a new store where nothing is. Once, before anything else. False: the flash cannot be read or written, and
        /// this store cannot be used.
        /// </summary>
        public bool Open()
        {
            var opener = new LogOpener(_files, _options, _window, _table, _state);
            if (!opener.Open())
            {
                return false;
            }

            Id = opener.StoreId;
            _nextSegment = opener.NextSegment;
            SkippedAtOpen = opener.Skipped;
            IsNew = Id == 0;
            if (IsNew)
            {
                Id = MakeId(_random);
            }
            else
            {
                _writer.Resume(_table.Segment(_table.Count - 1), opener.Name, opener.Length);
            }

            _durableLast = _state.Last;
            _firstOfRun = _state.Last + 1;
            EndRun(opener.LastWritten);
            _state.Runs.Add(_firstOfRun, RunTable.Open, 0);

            // Numbers are given only when the flash says from which on: else the next run might give them again.
            _isOpen = BeginPage() && Commit();
            if (_isOpen)
            {
                ArrayList useless = opener.Useless;
                for (int i = 0; i < useless.Count; i++)
                {
                    _files.Delete((string)useless[i]);
                }
            }

            return _isOpen;
        }

        public ulong Append(byte[] record, int offset, int count)
        {
            if (!_isOpen || count < 1 || count > _options.MaximumRecordBytes)
            {
                return 0;
            }

            _isUndated |= offset == 0 && IsUndated(record, count);
            bool isKept = MakeRoom(count);
            if (isKept && !_writer.PutRecord(record, offset, count))
            {
                isKept = BeginPage() && MakeRoom(count) && _writer.PutRecord(record, offset, count);
            }

            _state.Last++;
            if (!isKept)
            {
                _state.Lose(_state.Last, _state.Last);
            }

            return _state.Last;
        }

        public int Read(ulong number, byte[] into)
        {
            if (!IsPending(number))
            {
                return 0;
            }

            int segment = _table.Find(number);
            int length = segment < 0 ? LogCursor.NotThere : _cursor.Read(_table.Segment(segment), number, into);
            if (length < 0)
            {
                LosePage(number, segment);
                return 0;
            }

            if (length > into.Length)
            {
                return 0;
            }

            if (number < _firstOfRun && IsUndated(into, length) && !Date(number, into))
            {
                _state.Lose(number, number);
                return 0;
            }

            return length;
        }

        public bool IsPending(ulong number)
        {
            return _state.IsPending(number);
        }

        public ulong NextPending(ulong from)
        {
            return _state.NextPending(from);
        }

        /// <inheritdoc/>
        /// <remarks>Written at once, if a record needs it: what follows is a power cut's chance.</remarks>
        public void NoteTime(long offsetMs)
        {
            if (_isOpen && (_isUndated || _state.Runs.IsAnyEnded()))
            {
                _state.NoteTime(offsetMs);
                WriteOut(true, false);
            }
        }

        /// <inheritdoc/>
        /// <remarks>A stretch that finds no place (<see cref="LogStoreOptions.Stretches"/>) stays pending; the gateway confirms it again.</remarks>
        public int Confirm(ulong first, ulong last)
        {
            return _state.Confirm(first, last);
        }

        public void Drop(ulong number)
        {
            _state.Lose(number, number);
        }

        public void Expect(int devices, int points)
        {
            _writer.Expect(devices, points);
            _cursor.Expect(devices, points);
        }

        private static ulong MakeId(IRandom random)
        {
            ulong id;
            do
            {
                id = ((ulong)(random.NextBits() >> 1) << 32) | random.NextBits();
            }
            while (id == 0);
            return id;
        }

        /// <summary>Whether a record's stamp is an uptime.</summary>
        private static bool IsUndated(byte[] record, int length)
        {
            return length >= RecordWriter.HeaderBytes && record[0] == RecordWriter.Format && record[RecordWriter.StampOffset + 7] > 127;
        }

        /// <summary>The stamp of a record that is undated: uptime, ms.</summary>
        private static long UptimeOf(byte[] record)
        {
            return -(long)Varint.TakeFixed(record, RecordWriter.StampOffset, 8) - 1;
        }

        /// <summary>Dates a record of an earlier run; false when that can never be done.</summary>
        private bool Date(ulong number, byte[] record)
        {
            long utcMs;
            int how = _state.Runs.Date(number, UptimeOf(record), out utcMs);
            if (how == RunTable.Known || how == RunTable.Ended)
            {
                record[0] = how == RunTable.Ended ? RecordWriter.UndatedFormat : RecordWriter.Format;
                Varint.PutFixed(record, RecordWriter.StampOffset, (ulong)utcMs, 8);
            }

            return how != RunTable.Hopeless;
        }

        /// <summary>The run before this one never noted the time: how long it ran is told by the last records it wrote.</summary>
        private void EndRun(ulong lastWritten)
        {
            RunTable runs = _state.Runs;
            if (runs.Count == 0 || runs.Kind(runs.Count - 1) != RunTable.Open)
            {
                return;
            }

            ulong first = runs.First(runs.Count - 1);
            ulong number = lastWritten >= first + LastRecords ? lastWritten - LastRecords + 1 : first;
            byte[] record = new byte[_options.MaximumRecordBytes];
            long uptimeMs = 0;
            bool isDated = false;
            for (; number <= lastWritten; number++)
            {
                int segment = _table.Find(number);
                int length = segment < 0 ? LogCursor.NotThere : _cursor.Read(_table.Segment(segment), number, record);
                bool isRecord = length >= RecordWriter.HeaderBytes && length <= record.Length && record[0] == RecordWriter.Format;
                if (isRecord && IsUndated(record, length))
                {
                    long at = UptimeOf(record);
                    uptimeMs = at > uptimeMs ? at : uptimeMs;
                }
                else
                {
                    isDated |= isRecord;
                }
            }

            // Dated records, and no note of the time: the flash refused it. Between what and what the others belong, is not known.
            runs.SetYoungest(isDated ? RunTable.Hopeless : RunTable.Ended, isDated ? 0 : uptimeMs);
            _cursor.Forget();
        }

        /// <summary>What the page holds from this number on cannot be read any more.</summary>
        private void LosePage(ulong number, int segment)
        {
            ulong last = _table.Last(segment, _state.Last);
            ulong next = segment < 0 ? 0 : _cursor.NextPage(number);
            _cursor.Forget();
            _state.Lose(number, next > number && next - 1 < last ? next - 1 : last);
        }
    }
}
