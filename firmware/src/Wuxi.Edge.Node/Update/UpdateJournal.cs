using System.Text;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// Which slot runs, which is tried, and how the last order ended: one record of fixed form, written in turn into two files, so
    /// that a power cut at any byte leaves the old one or the new one. The form is frozen: the boot program in the deployment reads what newer
    /// applications write (README). Not thread safe.
    /// </summary>
    public sealed class UpdateJournal
    {
        /// <summary>The slot that is not one: the application in the deployment.</summary>
        public const int Factory = 0;

        internal const int Slots = 2;
        internal const int RecordBytes = UrlAt + UpdateOrder.LongestUrl + CrcBytes;

        private const uint Magic = 0x31555857; // "WXU1"
        private const int SequenceAt = 4;
        private const int NumberAt = 8;
        private const int BytesAt = 12; // active, trial, starts, pending, state, reason, length of the address
        private const int EntriesAt = 19;
        private const int UrlAt = EntriesAt + (Slots * SlotEntry.Bytes);
        private const int CrcBytes = 4;

        private const int Files = 2;

        private readonly IStoreFiles _files;
        private readonly byte[] _record = new byte[RecordBytes];
        private readonly SlotEntry[] _entries = new SlotEntry[Slots];
        private uint _sequence;
        private int _newest = 1;

        /// <param name="files">The folder of slots and journal.</param>
        public UpdateJournal(IStoreFiles files)
        {
            _files = files;
        }

        /// <summary>Slot that runs when none is on trial.</summary>
        public int Active { get; internal set; }

        /// <summary>Slot on trial; 0: none.</summary>
        public int Trial { get; internal set; }

        /// <summary>How often the slot on trial was started.</summary>
        public int Starts { get; internal set; }

        /// <summary>Slot that is being filled; 0: none.</summary>
        public int Pending { get; internal set; }

        public UpdateState State { get; internal set; }

        public UpdateReason Reason { get; internal set; }

        /// <summary>The last order that was taken, which need not have been carried out; 0: none.</summary>
        public uint Number { get; internal set; }

        /// <summary>Name of a slot's file.</summary>
        /// <param name="slot">1 or 2.</param>
        public static string FileOf(int slot)
        {
            return slot == 1 ? "slot1" : "slot2";
        }

        /// <summary>What a slot holds, or is to hold; null when nothing.</summary>
        public SlotEntry Entry(int slot)
        {
            return slot == Factory ? null : _entries[slot - 1];
        }

        /// <summary>Reads the younger good record; without one all is as on a new node.</summary>
        public void Open()
        {
            Forget();
            for (int i = 0; i < Files; i++)
            {
                if (IsGood(NameOf(i)) && (_sequence == 0 || LittleEndian.Take(_record, SequenceAt, 4) > _sequence))
                {
                    Restore();
                    _newest = i;
                }
            }
        }

        /// <summary>Writes all of it in place of the older record; false when the flash does not take it, and then the younger one still stands.</summary>
        public bool Save()
        {
            int other = 1 - _newest;
            Write(_sequence + 1);
            bool isWritten = _files.Delete(NameOf(other)) && _files.Append(NameOf(other), _record, 0, RecordBytes) && _files.Flush(NameOf(other));
            if (isWritten)
            {
                _sequence++;
                _newest = other;
            }

            return isWritten;
        }

        internal void SetEntry(int slot, SlotEntry entry)
        {
            _entries[slot - 1] = entry;
        }

        private void Forget()
        {
            Active = Factory;
            Trial = 0;
            Starts = 0;
            Pending = 0;
            State = UpdateState.Idle;
            Reason = UpdateReason.None;
            Number = 0;
            _entries[0] = null;
            _entries[1] = null;
            _sequence = 0;
            _newest = 1;
        }

        private bool IsGood(string name)
        {
            return _files.Length(name) == RecordBytes
                && _files.ReadAt(name, 0, _record, 0, RecordBytes) == RecordBytes
                && LittleEndian.Take(_record, RecordBytes - CrcBytes, CrcBytes) == Crc32.Over(0, _record, 0, RecordBytes - CrcBytes)
                && LittleEndian.Take(_record, 0, 4) == Magic
                && _record[BytesAt] <= Slots && _record[BytesAt + 1] <= Slots && _record[BytesAt + 3] <= Slots
                && UpdateWords.IsState(_record[BytesAt + 4]) && _record[BytesAt + 6] <= UpdateOrder.LongestUrl;
        }

        private void Restore()
        {
            _sequence = LittleEndian.Take(_record, SequenceAt, 4);
            Number = LittleEndian.Take(_record, NumberAt, 4);
            Active = _record[BytesAt];
            Trial = _record[BytesAt + 1];
            Starts = _record[BytesAt + 2];
            Pending = _record[BytesAt + 3];
            State = (UpdateState)_record[BytesAt + 4];

            // A newer application may have reasons that this one has no word for.
            Reason = UpdateWords.IsReason(_record[BytesAt + 5]) ? (UpdateReason)_record[BytesAt + 5] : UpdateReason.None;
            string url = Encoding.UTF8.GetString(_record, UrlAt, _record[BytesAt + 6]);
            for (int i = 0; i < Slots; i++)
            {
                _entries[i] = SlotEntry.Take(_record, EntriesAt + (i * SlotEntry.Bytes), Pending == i + 1 ? url : string.Empty);
            }
        }

        private void Write(uint sequence)
        {
            System.Array.Clear(_record, 0, RecordBytes);
            LittleEndian.Put(_record, 0, 4, Magic);
            LittleEndian.Put(_record, SequenceAt, 4, sequence);
            LittleEndian.Put(_record, NumberAt, 4, Number);
            _record[BytesAt] = (byte)Active;
            _record[BytesAt + 1] = (byte)Trial;
            _record[BytesAt + 2] = (byte)Starts;
            _record[BytesAt + 3] = (byte)Pending;
            _record[BytesAt + 4] = (byte)State;
            _record[BytesAt + 5] = (byte)Reason;
            for (int i = 0; i < Slots; i++)
            {
                if (_entries[i] != null)
                {
                    _entries[i].Put(_record, EntriesAt + (i * SlotEntry.Bytes));
                }
            }

            if (Pending != 0)
            {
                byte[] url = Encoding.UTF8.GetBytes(Entry(Pending).Order.Url);
                _record[BytesAt + 6] = (byte)url.Length;
                System.Array.Copy(url, 0, _record, UrlAt, url.Length);
            }

            LittleEndian.Put(_record, RecordBytes - CrcBytes, CrcBytes, Crc32.Over(0, _record, 0, RecordBytes - CrcBytes));
        }

        private static string NameOf(int file)
        {
            return file == 0 ? "journal0" : "journal1";
        }
    }
}
