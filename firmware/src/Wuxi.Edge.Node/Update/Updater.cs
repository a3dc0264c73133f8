using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Carries out orders while the application runs (README): one piece of work a tick, so that the loop goes on sampling. It never
    /// touches the slot that runs. What must outlive a power cut is in the journal before it is acted upon. Not thread safe: for the node's
    /// loop.
    /// </summary>
    public sealed class Updater
    {
        private readonly UpdateOptions _options;
        private readonly UpdateJournal _journal;
        private readonly IStoreFiles _files;
        private readonly Fetcher _fetcher;
        private readonly SlotCheck _check;
        private readonly UpdateOrderParser _parser = new UpdateOrderParser();
        private readonly ImageParser _images = new ImageParser();
        private readonly long _startMs;
        private UpdateReason _unsigned;

        // The slot being filled holds bytes of an earlier run, whose last ones a power cut may have spoiled.
        private bool _isResumed;

        /// <param name="options">What it must know of the node.</param>
        /// <param name="files">The folder of slots and journal.</param>
        /// <param name="source">Where images come from.</param>
        /// <param name="nowMs">Uptime, ms.</param>
        public Updater(UpdateOptions options, IStoreFiles files, IUpdateSource source, long nowMs)
        {
            _options = options;
            _files = files;
            _journal = new UpdateJournal(files);
            _journal.Open();
            _check = new SlotCheck(files);
            _fetcher = new Fetcher(files, source, options.MostFailures);
            _startMs = nowMs;
            IsOnTrial = _journal.Trial != 0 && _journal.Trial == options.RunningSlot;
            if (_journal.Pending != 0)
            {
                _isResumed = true;
                _journal.State = UpdateState.Fetching;
                _fetcher.Begin(_journal.Pending, PendingOrder, NewPiece(), nowMs);
            }
        }

        /// <summary>The state of the last order.</summary>
        public UpdateState State
        {
            get { return _unsigned != UpdateReason.None ? UpdateState.Refused : _journal.State; }
        }

        /// <summary>Why it ended so.</summary>
        public UpdateReason Reason
        {
            get { return _unsigned != UpdateReason.None ? _unsigned : _journal.Reason; }
        }

        /// <summary>The last order that was taken; 0: none.</summary>
        public uint Number
        {
            get { return _journal.Number; }
        }

        /// <summary>Version that runs.</summary>
        public ProgramVersion RunningVersion
        {
            get { return _options.RunningVersion; }
        }

        /// <summary>What runs has not proved itself yet.</summary>
        public bool IsOnTrial { get; private set; }

        /// <summary>The board is to be started anew, once the record store is closed.</summary>
        public bool IsRestartDue { get; private set; }

        /// <summary>Goes up whenever what the gateway is told of it changes.</summary>
        public int Version { get; private set; }

        /// <summary>Bytes of the image that are on flash; 0 while none is fetched.</summary>
        public int FetchedBytes
        {
            get { return _journal.Pending == 0 ? 0 : _fetcher.Offset; }
        }

        /// <summary>What is wrong with the last order's or image's text, in words; null when nothing is.</summary>
        public string Fault { get; private set; }

        /// <summary>An order came. One that came before, or an older one, means nothing; while an image is on trial none is taken.</summary>
        public void Order(string text, long nowMs)
        {
            UpdateOrder order = _parser.Parse(text);
            Fault = _parser.Fault;
            if (order == null)
            {
                RefuseUnsigned(UpdateReason.Malformed);
            }
            else if (_options.Key == null)
            {
                RefuseUnsigned(UpdateReason.NoKey);
            }
            else if (!order.IsSigned(_options.NodeId, _options.Key))
            {
                RefuseUnsigned(UpdateReason.WrongHmac);
            }
            else if (order.Number > _journal.Number && !IsOnTrial && !IsRestartDue)
            {
                Take(order, nowMs);
            }
        }

        /// <summary>The gateway has confirmed a record that was taken since the start: what is on trial stays.</summary>
        public void RecordConfirmed()
        {
            if (!IsOnTrial)
            {
                return;
            }

            _journal.Active = _journal.Trial;
            _journal.Trial = 0;
            _journal.Starts = 0;
            if (End(UpdateState.Confirmed, UpdateReason.None))
            {
                IsOnTrial = false;
            }
            else
            {
                // The journal on flash still says "on trial": so it is, until it can be written.
                _journal.Open();
            }
        }

        /// <summary>One piece of work, if there is any.</summary>
        public void Tick(long nowMs)
        {
            if (IsOnTrial)
            {
                IsRestartDue |= nowMs - _startMs >= _options.TrialMs;
            }
            else if (_journal.State == UpdateState.Fetching)
            {
                Fetch(nowMs);
            }
            else if (_journal.State == UpdateState.Verifying)
            {
                Verify(nowMs);
            }
        }

        /// <summary>Uptime, ms, at which it wants to be called next.</summary>
        public long NextMs(long nowMs)
        {
            if (IsOnTrial)
            {
                return _startMs + _options.TrialMs;
            }

            return _journal.State == UpdateState.Fetching ? _fetcher.DueMs
                : _journal.State == UpdateState.Verifying ? nowMs : long.MaxValue;
        }

        private UpdateOrder PendingOrder
        {
            get { return _journal.Entry(_journal.Pending).Order; }
        }

        /// <summary>Made for an update and let go with it: in the years between, the heap has no room for it.</summary>
        private byte[] NewPiece()
        {
            return new byte[_options.PieceBytes];
        }

        private void Take(UpdateOrder order, long nowMs)
        {
            _fetcher.End();
            _check.End();
            _unsigned = UpdateReason.None;
            _journal.Number = order.Number;
            _journal.Pending = 0;

            // One that the boot program would not start, and could not say so on flash.
            _journal.Trial = 0;
            _journal.Starts = 0;
            if (!order.Version.IsNewerThan(_options.RunningVersion))
            {
                End(UpdateState.Refused, UpdateReason.NotNewer);
                return;
            }

            if (order.Length > _options.MostBytes)
            {
                End(UpdateState.Refused, UpdateReason.TooLarge);
                return;
            }

            // The active slot may run, and is the way back; the other one is free.
            int slot = _journal.Active == 1 ? 2 : 1;
            _journal.SetEntry(slot, new SlotEntry(order));
            _journal.Pending = slot;
            if (_files.Delete(UpdateJournal.FileOf(slot)) && End(UpdateState.Fetching, UpdateReason.None))
            {
                _isResumed = false;
                _fetcher.Begin(slot, order, NewPiece(), nowMs);
            }
            else
            {
                Drop(UpdateReason.FlashFailed);
            }
        }

        private void Fetch(long nowMs)
        {
            UpdateReason reason = _fetcher.Step(nowMs);
            if (reason != UpdateReason.None)
            {
                Drop(reason);
            }
            else if (_fetcher.IsWhole)
            {
                // Not written down: after a power cut the fetch finds that nothing is missing, and it is verified again.
                _fetcher.End();
                _check.Begin(_journal.Pending, PendingOrder, NewPiece());
                Tell(UpdateState.Verifying, UpdateReason.None);
            }
        }

        private void Verify(long nowMs)
        {
            if (!_check.Step())
            {
                return;
            }

            if (_check.IsGood)
            {
                Accept();
            }
            else if (_isResumed && _files.Delete(UpdateJournal.FileOf(_journal.Pending)))
            {
                // Once more from the beginning, without what the power cut has left.
                _isResumed = false;
                _fetcher.Begin(_journal.Pending, PendingOrder, NewPiece(), nowMs);
                Tell(UpdateState.Fetching, UpdateReason.None);
            }
            else
            {
                Drop(UpdateReason.WrongHash);
            }
        }

        private void Accept()
        {
            UpdateOrder order = PendingOrder;
            byte[] start = new byte[order.Length < ImageManifest.MostBytes ? order.Length : ImageManifest.MostBytes];
            int count = _files.ReadAt(UpdateJournal.FileOf(_journal.Pending), 0, start, 0, start.Length);
            ImageManifest manifest = _images.Parse(start, count < 0 ? 0 : count, order.Length);
            Fault = _images.Fault;
            if (manifest == null || !manifest.Version.IsSameAs(order.Version))
            {
                Drop(UpdateReason.NotAnImage);
                return;
            }

            _journal.Trial = _journal.Pending;
            _journal.Starts = 0;
            _journal.Pending = 0;
            if (End(UpdateState.Ready, UpdateReason.None))
            {
                IsRestartDue = true;
            }
            else
            {
                _journal.Trial = 0;
                Drop(UpdateReason.FlashFailed);
            }
        }

        /// <summary>Gives up the image that was being fetched.</summary>
        private void Drop(UpdateReason reason)
        {
            int slot = _journal.Pending;
            _fetcher.End();
            _journal.Pending = 0;
            End(UpdateState.Refused, reason);
            if (slot != 0)
            {
                _files.Delete(UpdateJournal.FileOf(slot));
            }
        }

        private void RefuseUnsigned(UpdateReason reason)
        {
            // Whoever wrote it need not be the gateway: nothing of it is kept, and what is under way goes on.
            if (_unsigned != reason && _journal.Pending == 0)
            {
                _unsigned = reason;
                Version++;
            }
        }

        private bool End(UpdateState state, UpdateReason reason)
        {
            Tell(state, reason);
            return _journal.Save();
        }

        private void Tell(UpdateState state, UpdateReason reason)
        {
            _journal.State = state;
            _journal.Reason = reason;
            Version++;
        }
    }
}
