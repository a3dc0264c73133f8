using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// A node's settings: the ones in use, the last good ones, and the ones it is taking up (README). What a node runs is
    /// <see cref="Running"/>; when <see cref="IsRestartDue"/> says so, it is to be made anew. One for as long as the program runs; for its one loop;
    /// never throws.
    /// </summary>
    public sealed partial class SettingsKeeper
    {
        /// <summary>How long a new broker is tried before the old settings return, ms.</summary>
        public const int TrialMs = 600000;

        /// <summary>Starts of the program that new settings are given to get into session.</summary>
        public const int MostStarts = 5;

        private readonly SettingsFiles _files;
        private readonly SettingsDrain _drain = new SettingsDrain();
        private SettingsState _state;
        private NodeSettings _current;
        private NodeSettings _candidate;
        private long _sinceMs = -1;

        /// <param name="files">A folder of its own on flash.</param>
        public SettingsKeeper(IStoreFiles files)
        {
            _files = new SettingsFiles(files);
        }

        /// <summary>What the node is to run.</summary>
        public NodeSettings Running { get; private set; }

        /// <summary>The node is to be made anew, with what <see cref="Running"/> is now.</summary>
        public bool IsRestartDue { get; private set; }

        /// <summary>Nothing new is to be measured for a moment, so that the store becomes empty.</summary>
        public bool IsHolding
        {
            get { return _drain.IsHolding; }
        }

        /// <summary>Why <see cref="Open"/> failed, or what it could not use; null when all is well.</summary>
        public string Fault { get; private set; }

        /// <summary>Version of the settings whose devices and points are in use.</summary>
        public uint Version
        {
            get { return _state.Current; }
        }

        /// <summary>Version of the settings that are being taken up; 0 for none.</summary>
        public uint Pending
        {
            get { return _state.Candidate; }
        }

        /// <summary>Version of the settings that were refused last; 0 for none.</summary>
        public uint Refused
        {
            get { return _state.Refused; }
        }

        /// <summary>Why, in words; empty for none.</summary>
        public string Refusal
        {
            get { return _state.Refusal; }
        }

        /// <summary>Grows with each answer to the gateway: pending, refused.</summary>
        internal int Changes { get; private set; }

        /// <summary>Aliases given to devices and points before the present ones.</summary>
        internal long AliasOffset
        {
            get { return _state.AliasOffset; }
        }

        /// <summary>
        /// Finds out what to run: what is kept, or what was provisioned when nothing is, or when it was provisioned since. False
        /// when there is nothing that can be run; see <see cref="Fault"/>.
        /// </summary>
        /// <param name="provisioned">The text that provisioning has put on the board; null for none.</param>
        public bool Open(string provisioned)
        {
            byte[] given = provisioned == null ? null : BytesOf(provisioned);
            _state = _files.Load();
            if (_state == null || !Restore())
            {
                return TakeFirst(given);
            }

            ResumeCandidate();
            CountStart();
            TakeProvisioned(given);
            Running = ToRun();
            return true;
        }

        /// <summary>Does what is due. Before anything is sampled, so that an empty store stays so until the restart.</summary>
        /// <param name="nowMs">Uptime.</param>
        /// <param name="isOnline">In session with the gateway.</param>
        /// <param name="pendingRecords">Records that the gateway has not confirmed.</param>
        internal void Tick(long nowMs, bool isOnline, int pendingRecords)
        {
            _sinceMs = _sinceMs < 0 ? nowMs : _sinceMs;
            switch (_state.Phase)
            {
                case SettingsPhase.Connection:
                    TryConnection(nowMs, isOnline);
                    break;
                case SettingsPhase.Draining:
                    Drain(nowMs, isOnline, pendingRecords);
                    break;
                case SettingsPhase.Probation:
                    if (isOnline)
                    {
                        Settle();
                    }

                    break;
            }
        }

        /// <summary>A node was made with <see cref="Running"/>.</summary>
        internal void Begin()
        {
            IsRestartDue = false;
            _sinceMs = -1;
            _drain.End();
        }

        private static byte[] BytesOf(string text)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = text[i] < 256 ? (byte)text[i] : (byte)'?';
            }

            return bytes;
        }

        private static uint AliasesOf(NodeSettings settings)
        {
            uint count = 0;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                count += 1 + (uint)settings.Devices[i].PointCount;
            }

            return count;
        }

        private NodeSettings ToRun()
        {
            bool isBridge = _state.Phase == SettingsPhase.Connection || _state.Phase == SettingsPhase.Draining;
            return isBridge && _candidate != null ? _current.With(_candidate) : _current;
        }

        private void TryConnection(long nowMs, bool isOnline)
        {
            if (!Running.HasConnectionOf(_candidate))
            {
                Restart();
            }
            else if (isOnline)
            {
                SettingsState next = _state.Copy();
                next.Phase = SettingsPhase.Draining;
                next.Starts = 0;
                _files.Save(next);
                _state = next;
            }
            else if (nowMs - _sinceMs >= TrialMs)
            {
                GiveUpCandidate("no session with " + _candidate.HostId + " by " + _candidate.Broker + " within "
                    + (TrialMs / 60000).ToString() + " min; the settings before it are back");
            }
        }

        private void Drain(long nowMs, bool isOnline, int pendingRecords)
        {
            bool isSameLayout = _current.HasLayoutOf(_candidate);
            if (!isSameLayout && !_drain.IsThrough(nowMs, isOnline, pendingRecords))
            {
                return;
            }

            SettingsState next = _state.Copy();
            next.Previous = _state.Current;
            next.Current = _state.Candidate;
            next.Candidate = 0;
            next.Phase = SettingsPhase.Probation;
            next.Starts = 0;
            if (!isSameLayout)
            {
                GiveAliases(next, _candidate);
            }

            if (!_files.Save(next))
            {
                GiveUpCandidate("it cannot be stored");
                return;
            }

            _state = next;
            _current = _candidate;
            _candidate = null;
            Restart();
        }

        private void Restart()
        {
            Running = ToRun();
            IsRestartDue = true;
        }

        /// <summary>The new settings are good. The ones before are kept, for the case that the flash loses these.</summary>
        private void Settle()
        {
            SettingsState next = _state.Copy();
            next.Phase = SettingsPhase.Stable;
            next.Starts = 0;
            _files.Save(next);
            _state = next;
        }

        private static void GiveAliases(SettingsState next, NodeSettings settings)
        {
            next.AliasOffset = next.AliasesUsed;
            next.AliasesUsed += AliasesOf(settings);
        }

        /// <summary>Refuses what was to be taken up; what is in use stays, or returns.</summary>
        private void GiveUpCandidate(string why)
        {
            bool isAway = !Running.HasConnectionOf(_current);
            SettingsState next = _state.Copy();
            next.Candidate = 0;
            next.Phase = SettingsPhase.Stable;
            next.Starts = 0;
            _candidate = null;
            _drain.End();
            Refuse(next, _state.Candidate, why);
            if (isAway)
            {
                Restart();
            }
        }

        private void Refuse(SettingsState next, uint version, string why)
        {
            next.Refused = version;
            next.Refusal = why.Length > SettingsState.LongestRefusal ? why.Substring(0, SettingsState.LongestRefusal) : why;
            _files.Save(next);
            _state = next;
            Changes++;
        }
    }
}
