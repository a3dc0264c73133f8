namespace Wuxi.Edge.Node.Store
{
    /// <summary>When the log is written, where it goes on, and which segments go.</summary>
    public sealed partial class LogRecordStore
    {
        private const long Never = -1;

        // When a pending record was first seen in the buffer, and a state that is not on the flash.
        private long _recordSinceMs = Never;
        private long _stateSinceMs = Never;

        /// <summary>
        /// Writes what is due: records that the gateway has not confirmed after <see cref="LogStoreOptions.FlushMs"/>, confirmations after
        /// <see cref="LogStoreOptions.CheckpointMs"/>. To be called with each turn of the loop; that is at most a second late.
        /// </summary>
        /// <param name="nowMs">Uptime, ms.</param>
        public void Flush(long nowMs)
        {
            if (!_isOpen)
            {
                return;
            }

            ulong buffered = (ulong)_writer.BufferedRecords;
            bool isWaiting = buffered > 0 && _state.PendingWithin(_state.Last - buffered + 1, _state.Last) > 0;
            _recordSinceMs = isWaiting ? Since(_recordSinceMs, nowMs) : Never;
            _stateSinceMs = _state.Version != _writer.DurableVersion ? Since(_stateSinceMs, nowMs) : Never;
            bool isStateDue = _stateSinceMs != Never && nowMs - _stateSinceMs >= _options.CheckpointMs;
            if (isStateDue || (_recordSinceMs != Never && nowMs - _recordSinceMs >= _options.FlushMs))
            {
                // A refused write is tried again after the same time.
                _recordSinceMs = Never;
                _stateSinceMs = isStateDue ? Never : _stateSinceMs;
                WriteOut(isStateDue, false);
            }
        }

        /// <summary>Writes everything, for a stop in good order: then no numbers are passed over when the store is opened again. False when the flash refused.</summary>
        public bool Close()
        {
            bool isWritten = _isOpen && WriteOut(true, true);
            if (isWritten)
            {
                // Whatever comes now needs a page, which takes the word back.
                _isOpen = false;
            }

            return isWritten;
        }

        private static long Since(long sinceMs, long nowMs)
        {
            return sinceMs == Never ? nowMs : sinceMs;
        }

        private bool WriteOut(bool withState, bool isClosed)
        {
            if (withState && !_writer.PutState(isClosed))
            {
                // The buffer may be full, or the page: then a new one says it.
                if (!Commit() || (!_writer.PutState(isClosed) && !(BeginPage() && (!isClosed || _writer.PutState(true)))))
                {
                    return false;
                }
            }

            bool isWritten = Commit();
            if (isWritten)
            {
                DeleteConfirmed();
            }

            return isWritten;
        }

        /// <summary>Sees to a page, and to room in the buffer; false when the flash refuses.</summary>
        private bool MakeRoom(int count)
        {
            if (!_writer.IsPageOpen && !BeginPage())
            {
                return false;
            }

            if (_writer.BufferedRecords < _options.UnflushedRecords && _writer.HasRoom(count))
            {
                return true;
            }

            if (Commit())
            {
                return true;
            }

            // Nothing can be kept until the flash takes something again.
            GiveUpBuffer();
            return BeginPage();
        }

        private bool Commit()
        {
            bool isAny = _writer.Buffered > 0;
            if (_writer.Commit())
            {
                _durableLast = isAny ? _state.Last : _durableLast;
                return true;
            }

            if (_writer.Name != null && !_writer.CanRetry())
            {
                GiveUpBuffer();
            }

            return false;
        }

        /// <summary>What is in the buffer is lost, and nothing more goes to that file: nobody knows where it ends.</summary>
        private void GiveUpBuffer()
        {
            ulong buffered = (ulong)_writer.BufferedRecords;
            _writer.Leave();
            _cursor.Forget();
            if (buffered > 0)
            {
                _state.Lose(_state.Last - buffered + 1, _state.Last);
            }
        }

        private bool BeginPage()
        {
            if (!_writer.HasPage())
            {
                return BeginSegment();
            }

            if (_writer.BeginPage(Id))
            {
                return true;
            }

            GiveUpBuffer();
            return false;
        }

        /// <summary>
        /// Begins a segment. Its first page is on the flash, with the state, before the segment that had to make room goes: so a power cut
        /// between leaves one too many, and never numbers that nobody knows of.
        /// </summary>
        private bool BeginSegment()
        {
            if (_writer.Name != null && !_writer.Commit())
            {
                GiveUpBuffer();
            }

            if (_table.Count >= _options.Segments && !HasConfirmedSegment())
            {
                _state.Lose(_table.First(0), _table.Last(0, _state.Last));
            }

            uint segment = _nextSegment++;
            string name = SegmentTable.NameOf(segment);
            _writer.Resume(segment, name, 0);
            if (!_writer.BeginPage(Id) || !_writer.Commit())
            {
                _writer.Leave();
                _files.Delete(name);
                return false;
            }

            _durableLast = _state.Last;
            _table.Add(segment, _state.Last + 1);
            DeleteConfirmed();
            return true;
        }

        private bool IsConfirmed(int index)
        {
            return _state.PendingWithin(_table.First(index), _table.Last(index, _state.Last)) == 0;
        }

        private bool HasConfirmedSegment()
        {
            for (int i = 0; i < _table.Count; i++)
            {
                if (IsConfirmed(i))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Deletes the segments that hold nothing pending, when the flash knows that: but never the one being written.</summary>
        private void DeleteConfirmed()
        {
            if (_state.Version != _writer.DurableVersion)
            {
                return;
            }

            for (int i = _table.Count - 1; i >= 0; i--)
            {
                if (_table.Segment(i) != _writer.Segment && IsConfirmed(i))
                {
                    _cursor.Forget();
                    if (_files.Delete(SegmentTable.NameOf(_table.Segment(i))))
                    {
                        _table.RemoveAt(i);
                    }
                }
            }
        }
    }
}
