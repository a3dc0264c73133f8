using System;
using System.Collections;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Settings
{
    /// <content>Texts that come in: at the start, from provisioning, from the gateway.</content>
    public sealed partial class SettingsKeeper
    {
        private readonly SettingsPiece _piece = new SettingsPiece();
        private readonly SettingsInbox _inbox = new SettingsInbox();

        /// <summary>Takes a piece of a text from the gateway; false when it is none.</summary>
        internal bool Take(byte[] buffer, int offset, int count)
        {
            if (!_piece.TryRead(buffer, offset, count))
            {
                return false;
            }

            if (IsRestartDue)
            {
                return true;
            }

            try
            {
                byte[] text = _inbox.Take(_piece, buffer);
                if (text != null)
                {
                    Offer(_piece.Version, text);
                }
            }
            catch (OutOfMemoryException)
            {
                Refuse(_state.Copy(), _piece.Version, "it is too large for the memory of this board");
            }

            return true;
        }

        /// <summary>The settings of a text; null, and the reason in <paramref name="fault"/>, when it has faults.</summary>
        private static NodeSettings Parse(byte[] text, out string fault)
        {
            char[] characters = new char[text.Length];
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = (char)text[i];
            }

            SettingsParser parser = new SettingsParser();
            NodeSettings settings = parser.Parse(new string(characters));
            ArrayList faults = parser.Faults;
            fault = null;
            if (settings == null)
            {
                fault = Printable(faults[0].ToString());
                fault += faults.Count > 1 ? "; and " + (faults.Count - 1).ToString() + " more" : string.Empty;
            }

            return settings;
        }

        private static string Printable(string text)
        {
            char[] characters = text.ToCharArray();
            for (int i = 0; i < characters.Length; i++)
            {
                if (characters[i] < ' ' || characters[i] > '~')
                {
                    characters[i] = '?';
                }
            }

            return new string(characters);
        }

        private static string Hex(uint version)
        {
            return version.ToString("X8");
        }

        /// <summary>A whole text from the gateway, with the version it is to have.</summary>
        private void Offer(uint version, byte[] text)
        {
            uint actual = SettingsVersion.Of(text, 0, text.Length);
            if (actual != version)
            {
                Refuse(_state.Copy(), version, "found a text of version " + Hex(actual) + ", expected " + Hex(version));
                return;
            }

            if (version == _state.Candidate || (version == _state.Current && _state.Candidate == 0))
            {
                Changes++;
                return;
            }

            if (_candidate != null && !_candidate.HasConnectionOf(_current))
            {
                // On the way to another broker. The gateway offers it again.
                return;
            }

            if (version == _state.Current)
            {
                Withdraw();
                return;
            }

            string fault;
            NodeSettings settings = Parse(text, out fault);
            fault = settings == null ? fault : FaultOf(settings);
            if (fault == null && !_files.KeepText(version, text))
            {
                fault = "it cannot be stored";
            }

            SettingsState next = _state.Copy();
            if (fault != null)
            {
                Refuse(next, version, fault);
                return;
            }

            next.Candidate = version;
            next.Phase = settings.HasConnectionOf(_current) ? SettingsPhase.Draining : SettingsPhase.Connection;
            next.Starts = 0;
            next.Refused = 0;
            next.Refusal = string.Empty;
            if (!_files.Save(next))
            {
                Refuse(_state.Copy(), version, "it cannot be stored");
                return;
            }

            _state = next;
            _candidate = settings;
            _drain.End();
            Changes++;
        }

        /// <summary>The settings in use are wanted after all.</summary>
        private void Withdraw()
        {
            SettingsState next = _state.Copy();
            next.Candidate = 0;
            next.Phase = SettingsPhase.Stable;
            _files.Save(next);
            _state = next;
            _candidate = null;
            _drain.End();
            Changes++;
        }

        /// <summary>What makes good settings those of another node; null when they are this one's.</summary>
        private string FaultOf(NodeSettings settings)
        {
            return settings.NodeId != _current.NodeId
                ? "found node " + settings.NodeId + ", expected " + _current.NodeId
                : settings.Group != _current.Group
                ? "found group=" + settings.Group + ", expected " + _current.Group
                : null;
        }

        /// <summary>Reads the settings in use from flash, or the ones before them; false when neither can be read.</summary>
        private bool Restore()
        {
            _current = ReadKept(_state.Current);
            if (_current != null)
            {
                return true;
            }

            _current = ReadKept(_state.Previous);
            if (_current == null)
            {
                return false;
            }

            SettingsState next = _state.Copy();
            next.Current = _state.Previous;
            next.Previous = 0;
            next.Candidate = 0;
            next.Phase = SettingsPhase.Stable;
            GiveAliases(next, _current);
            Fault = "settings " + Hex(_state.Current) + " are damaged on flash";
            Refuse(next, _state.Current, "it was damaged on flash; the settings before it are back");
            return true;
        }

        private NodeSettings ReadKept(uint version)
        {
            string fault;
            byte[] text = _files.ReadText(version);
            return text == null ? null : Parse(text, out fault);
        }

        /// <summary>Nothing is kept: what was provisioned is all there is.</summary>
        private bool TakeFirst(byte[] given)
        {
            string fault = "there are no settings";
            NodeSettings settings = given == null || given.Length == 0 ? null : Parse(given, out fault);
            if (settings == null)
            {
                Fault = fault;
                return false;
            }

            _state = new SettingsState();
            _state.Current = SettingsVersion.Of(given, 0, given.Length);
            _state.Provisioned = _state.Current;
            _state.AliasesUsed = AliasesOf(settings);
            if (!_files.KeepText(_state.Current, given) || !_files.Save(_state))
            {
                Fault = "the settings cannot be stored, so none from the gateway can be either";
            }

            _current = settings;
            Running = settings;
            return true;
        }

        private void ResumeCandidate()
        {
            if (_state.Candidate == 0)
            {
                return;
            }

            _candidate = ReadKept(_state.Candidate);
            if (_candidate == null)
            {
                SettingsState next = _state.Copy();
                next.Candidate = 0;
                next.Phase = SettingsPhase.Stable;
                Refuse(next, _state.Candidate, "it was damaged on flash");
            }
        }

        /// <summary>Settings that do not get into session, start after start, may be what ends the program.</summary>
        private void CountStart()
        {
            bool isTrial = _state.Phase == SettingsPhase.Connection || _state.Phase == SettingsPhase.Probation;
            if (!isTrial)
            {
                return;
            }

            SettingsState next = _state.Copy();
            next.Starts++;
            if (next.Starts <= MostStarts)
            {
                _files.Save(next);
                _state = next;
                return;
            }

            NodeSettings before = _state.Phase == SettingsPhase.Probation ? ReadKept(_state.Previous) : _current;
            if (before == null)
            {
                return;
            }

            uint failed = _state.Phase == SettingsPhase.Probation ? _state.Current : _state.Candidate;
            if (_state.Phase == SettingsPhase.Probation)
            {
                next.Current = _state.Previous;
                next.Previous = 0;
                if (!before.HasLayoutOf(_current))
                {
                    GiveAliases(next, before);
                }
            }

            next.Candidate = 0;
            next.Phase = SettingsPhase.Stable;
            next.Starts = 0;
            _current = before;
            _candidate = null;
            Refuse(next, failed, "no session with the gateway in " + MostStarts.ToString() + " starts; the settings before it are back");
        }

        /// <summary>
        /// Who provisions a board means it: a new broker is not tried first. But the records of the old devices are still sent, by the new broker,
        /// unless the board has become another node.
        /// </summary>
        private void TakeProvisioned(byte[] given)
        {
            uint version = given == null || given.Length == 0 ? 0 : SettingsVersion.Of(given, 0, given.Length);
            if (version == 0 || version == _state.Provisioned)
            {
                return;
            }

            string fault;
            SettingsState next = _state.Copy();
            NodeSettings settings = Parse(given, out fault);
            if (settings == null || (version != _state.Current && !_files.KeepText(version, given)))
            {
                Fault = settings == null ? fault : "the provisioned settings cannot be stored";
                Refuse(next, version, Fault);
                return;
            }

            next.Provisioned = version;
            next.Candidate = 0;
            next.Phase = SettingsPhase.Stable;
            next.Starts = 0;
            if (version != _state.Current && FaultOf(settings) == null)
            {
                next.Candidate = version;
                next.Phase = SettingsPhase.Draining;
            }
            else if (version != _state.Current)
            {
                next.Previous = 0;
                next.Current = version;
                GiveAliases(next, settings);
                _current = settings;
            }

            if (!_files.Save(next))
            {
                Fault = "the provisioned settings cannot be stored";
            }

            _state = next;
            _candidate = next.Candidate == 0 ? null : settings;
        }
    }
}
