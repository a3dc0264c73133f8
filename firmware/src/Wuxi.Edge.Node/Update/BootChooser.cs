using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Decides at power-up which application runs. The start of one on trial is counted on flash before it is made, so that one that
    /// crashes or hangs is started <see cref="MostStarts"/> times and no more. Not thread safe.
    /// </summary>
    public sealed class BootChooser
    {
        /// <summary>How often an application on trial is started.</summary>
        public const int MostStarts = 3;

        private readonly UpdateJournal _journal;
        private readonly SlotCheck _check;
        private readonly byte[] _piece;
        private readonly string _node;
        private readonly byte[] _key;

        /// <param name="journal">Not opened yet.</param>
        /// <param name="files">The folder of slots and journal.</param>
        /// <param name="node">The node's id.</param>
        /// <param name="key">Its key for updates; null: only the deployment runs.</param>
        /// <param name="piece">Buffer for reading the slots.</param>
        public BootChooser(UpdateJournal journal, IStoreFiles files, string node, byte[] key, byte[] piece)
        {
            _journal = journal;
            _check = new SlotCheck(files);
            _piece = piece;
            _node = node;
            _key = key;
        }

        /// <summary>The slot to start; 0: the application in the deployment.</summary>
        public int Choose()
        {
            _journal.Open();
            if (_key == null)
            {
                return UpdateJournal.Factory;
            }

            if (_journal.Trial != UpdateJournal.Factory)
            {
                int slot = _journal.Trial;
                if (_journal.Starts >= MostStarts)
                {
                    RollBack(UpdateReason.NeverConfirmed);
                }
                else if (!IsGood(slot))
                {
                    RollBack(UpdateReason.Damaged);
                }
                else
                {
                    _journal.Starts++;
                    _journal.State = UpdateState.OnTrial;
                    _journal.Reason = UpdateReason.None;
                    if (_journal.Save())
                    {
                        return slot;
                    }

                    // Uncounted it could be started for ever.
                    RollBack(UpdateReason.FlashFailed);
                }
            }

            if (_journal.Active != UpdateJournal.Factory && !IsGood(_journal.Active))
            {
                _journal.Active = UpdateJournal.Factory;
                End(UpdateReason.Damaged);
            }

            return _journal.Active;
        }

        /// <summary>The runtime could not load the slot that was chosen; gives the slot to start instead.</summary>
        public int Refuse(int slot)
        {
            if (slot == _journal.Trial)
            {
                RollBack(UpdateReason.NotLoaded);
                return _journal.Active;
            }

            // One that was confirmed and cannot be loaded any more, for want of RAM perhaps: the journal stays, another boot may do.
            return UpdateJournal.Factory;
        }

        private bool IsGood(int slot)
        {
            SlotEntry entry = _journal.Entry(slot);
            return entry != null && entry.Order.IsSigned(_node, _key) && _check.Run(slot, entry.Order, _piece);
        }

        private void RollBack(UpdateReason reason)
        {
            _journal.Trial = 0;
            _journal.Starts = 0;
            End(reason);
        }

        /// <summary>When this cannot be written, the next boot comes to the same end.</summary>
        private void End(UpdateReason reason)
        {
            _journal.State = UpdateState.RolledBack;
            _journal.Reason = reason;
            _journal.Save();
        }
    }
}
