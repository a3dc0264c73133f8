using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>What the session sends: births and deaths, records, and a note when the store has lost some.</summary>
    internal sealed partial class Session
    {
        private readonly RecordReader _reader = new RecordReader();

        // Room for one record from the store.
        private readonly byte[] _record;

        // What the gateway knows of the settings.
        private int _toldSettings;

        /// <summary>Sends a record that was just appended to the store; without a session it stays there.</summary>
        internal void SendLive(ulong number, byte[] record, int count, long nowMs)
        {
            _firstTaken = _firstTaken == 0 ? number : _firstTaken;
            if (IsOnline && _reader.Open(record, count) && Send(number, record, count, false, nowMs))
            {
                _statistics.RecordsSentLive++;
            }
        }

        private void Birth(long nowMs)
        {
            _isRebirthWanted = false;
            _birthMs = nowMs;
            _onlineMs = IsOnline ? _onlineMs : nowMs;
            _noteMs = nowMs;
            _notedDrops = _store.DroppedCount;
            _seq = 0;
            _window.Begin(_store.Last, nowMs);
            IsOnline = true;
            _statistics.Births++;
            _toldSettings = _keeper.Changes;
            _toldUpdate = Updater == null ? 0 : Updater.Version;
            _encoder.WriteNodeBirth(_time.Stamp(nowMs), _bdSeq, _store, _keeper, Updater);
            Publish(_topics.NodeBirth, nowMs);
            for (int i = 0; i < _devices.Length && IsOnline; i++)
            {
                BirthDevice(i, nowMs);
            }
        }

        private void BirthDevice(int device, long nowMs)
        {
            _devices[device].IsBorn = true;
            _encoder.WriteDeviceBirth(_time.Stamp(nowMs), NextSeq(), device, _devices[device]);
            Publish(_topics.DeviceBirth(device), nowMs);
        }

        /// <summary>
        /// A DBIRTH when a device has come back. A DDEATH when it is dead, but not before the backlog is through: no DDATA may follow it.
        /// </summary>
        private void SendDeviceChanges(long nowMs)
        {
            for (int i = 0; i < _devices.Length && IsOnline; i++)
            {
                bool isDead = _devices[i].IsDead;
                if (!isDead && !_devices[i].IsBorn)
                {
                    BirthDevice(i, nowMs);
                }
                else if (isDead && _devices[i].IsBorn && _window.IsIdle(_store))
                {
                    _devices[i].IsBorn = false;
                    _encoder.WriteDeviceDeath(_time.Stamp(nowMs), NextSeq());
                    Publish(_topics.DeviceDeath(i), nowMs);
                }
            }
        }

        /// <summary>Tells the host that numbers below Store/First will not come.</summary>
        private void SendNote(long nowMs)
        {
            if (!IsOnline || _store.DroppedCount == _notedDrops || nowMs - _noteMs < SpacingMs)
            {
                return;
            }

            _noteMs = nowMs;
            _notedDrops = _store.DroppedCount;
            _window.Settle(_store, nowMs);
            _encoder.WriteStoreFirst(_time.Stamp(nowMs), NextSeq(), _store.First);
            Publish(_topics.NodeData, nowMs);
        }

        /// <summary>Answers to settings from the gateway.</summary>
        private void SendSettings(long nowMs)
        {
            if (IsOnline && _keeper.Changes != _toldSettings)
            {
                _toldSettings = _keeper.Changes;
                _encoder.WriteSettings(_time.Stamp(nowMs), NextSeq(), _keeper);
                Publish(_topics.NodeData, nowMs);
            }
        }

        private void SendBacklog(long nowMs)
        {
            for (int i = 0; i < BacklogPerTick && IsOnline; i++)
            {
                ulong number = _window.Next(_store, nowMs);
                if (number == 0)
                {
                    return;
                }

                bool isAgain = _window.IsAgain;
                int count = _store.Read(number, _record);
                if (count == 0 || !_reader.Open(_record, count))
                {
                    _store.Drop(number);
                }
                else if (Send(number, _record, count, true, nowMs))
                {
                    _statistics.RecordsSentHistorical++;
                    _statistics.RecordsResent += isAgain ? 1U : 0U;
                }
            }
        }

        /// <summary>Sends the record that the reader has opened; false when it was not sent.</summary>
        private bool Send(ulong number, byte[] record, int count, bool isHistorical, long nowMs)
        {
            int device = _reader.Device;
            if (_reader.LayoutVersion != _layout.Version || device >= _devices.Length)
            {
                _store.Drop(number);
                return false;
            }

            if (!_devices[device].IsBorn)
            {
                BirthDevice(device, nowMs);
            }

            int seq = (_seq + 1) & 255;
            long stampMs = _time.Resolve(_reader.Stamp);
            bool isWritten = _encoder.WriteRecord(_time.Stamp(nowMs), seq, number, stampMs, _reader, isHistorical);
            while (isWritten && _encoder.Grow())
            {
                _reader.Open(record, count);
                isWritten = _encoder.WriteRecord(_time.Stamp(nowMs), seq, number, stampMs, _reader, isHistorical);
            }

            if (!isWritten)
            {
                _store.Drop(number);
                return false;
            }

            _seq = seq;
            Publish(_topics.DeviceData(device), nowMs);
            return IsOnline;
        }

        /// <summary>A message that cannot be handed over ends the session; what matters in it is in the store.</summary>
        private void Publish(string topic, long nowMs)
        {
            if (IsOnline && !_link.Publish(topic, _encoder.Buffer, _encoder.Length, 0, false))
            {
                Lose(nowMs);
            }
        }

        private int NextSeq()
        {
            _seq = (_seq + 1) & 255;
            return _seq;
        }
    }
}
