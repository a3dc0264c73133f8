using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// The node's Sparkplug session: connects, waits for the host, gives birth, sends new records at once and stored ones in the
    /// background, hears confirmations and requests for rebirth, and ends when the host does (architecture 4.1 and 4.2). It never
    /// holds anything that is not in the store too. Not thread safe.
    /// </summary>
    internal sealed partial class Session
    {
        private const int HighestBdSeq = 127;
        private const int PollMs = 100;
        private const int MessagesPerTick = 16;

        /// <summary>So that a long backlog does not keep the loop from its sensors.</summary>
        private const int BacklogPerTick = 4;

        /// <summary>Shortest time between two births, and between two notes about Store/First.</summary>
        private const int SpacingMs = 1000;

        private readonly SettingsKeeper _keeper;
        private readonly Layout _layout;
        private readonly INodeLink _link;
        private readonly IRecordStore _store;
        private readonly Timeline _time;
        private readonly NodeStatistics _statistics;
        private readonly MessageEncoder _encoder;
        private readonly CommandReader _command = new CommandReader();
        private readonly InboundMessage _inbound = new InboundMessage();
        private readonly StateParser _state = new StateParser();
        private readonly HostState _host = new HostState();
        private readonly BacklogWindow _window = new BacklogWindow();
        private readonly Backoff _backoff;
        private readonly DeviceSampler[] _devices;
        private readonly SessionTopics _topics;

        private byte[] _will;
        private bool _isConnected;
        private bool _isStopped;
        private bool _isRebirthWanted;
        private int _bdSeq;
        private int _seq;
        private long _birthMs;
        private long _onlineMs;
        private long _noteMs;
        private ulong _notedDrops;
        private int _toldUpdate;

        // The first record of this run; 0: none yet.
        private ulong _firstTaken;

        internal Session(
            SettingsKeeper keeper,
            DeviceSampler[] devices,
            PointStates states,
            INodeLink link,
            IRecordStore store,
            IRandom random,
            Timeline time,
            NodeStatistics statistics,
            long nowMs)
        {
            NodeSettings settings = keeper.Running;
            _keeper = keeper;
            _devices = devices;
            _link = link;
            _store = store;
            _time = time;
            _statistics = statistics;
            _layout = new Layout(settings, keeper.AliasOffset);
            _encoder = new MessageEncoder(_layout, states);
            _backoff = new Backoff(random, nowMs);
            _topics = new SessionTopics(settings);

            // Longer ones are none of these devices: those are dropped, as they cannot be sent.
            int longest = RecordWriter.HeaderBytes + (MostPoints(settings) * RecordWriter.PointBytes);
            _record = new byte[longest < store.MaximumRecordBytes ? longest : store.MaximumRecordBytes];

            // Sparkplug wants bdSeq kept over a restart; a random start serves the same end: not to repeat the last one.
            _bdSeq = (int)(random.NextBits() % HighestBdSeq) + 1;
        }

        /// <summary>Names devices and points in records.</summary>
        internal uint LayoutVersion
        {
            get { return _layout.Version; }
        }

        /// <summary>Takes the commands to devices; null when nothing does.</summary>
        internal DeviceCommands Commands { get; set; }

        /// <summary>Births have been sent, and the host is there.</summary>
        internal bool IsOnline { get; private set; }

        /// <summary>Takes orders to update the application; null: this node takes none.</summary>
        internal Updater Updater { get; set; }

        /// <summary>Does what is due.</summary>
        internal void Tick(long nowMs)
        {
            if (!_isConnected)
            {
                if (!_isStopped && _time.IsKnown && nowMs >= _backoff.DueMs)
                {
                    Connect(nowMs);
                }

                return;
            }

            if (!_link.IsConnected)
            {
                Lose(nowMs);
                return;
            }

            Hear(nowMs);
            _host.Reconsider(nowMs);
            bool isBirthWanted = !IsOnline || _isRebirthWanted || (Updater != null && Updater.Version != _toldUpdate);
            if (_isConnected && _host.IsOnline && isBirthWanted && IsBirthAllowed(nowMs))
            {
                Birth(nowMs);
            }

            if (IsOnline)
            {
                SendDeviceChanges(nowMs);
                SendNote(nowMs);
                SendSettings(nowMs);
                SendBacklog(nowMs);
            }
        }

        /// <summary>Uptime at which it wants to be called next.</summary>
        internal long NextMs(long nowMs)
        {
            if (!_isConnected)
            {
                return _backoff.DueMs > nowMs ? _backoff.DueMs : nowMs + PollMs;
            }

            return IsOnline && _window.HasMore(_store) ? nowMs + 1 : nowMs + PollMs;
        }

        /// <summary>Ends the session in order, for good.</summary>
        internal void Stop(long nowMs)
        {
            _isStopped = true;
            if (_isConnected)
            {
                Leave(nowMs);
            }
        }

        private static int MostPoints(NodeSettings settings)
        {
            int most = 0;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                most = settings.Devices[i].PointCount > most ? settings.Devices[i].PointCount : most;
            }

            return most;
        }

        private void Connect(long nowMs)
        {
            _bdSeq = (_bdSeq % HighestBdSeq) + 1;
            _statistics.ConnectAttempts++;
            _host.Forget();
            _encoder.WriteNodeDeath(_bdSeq);
            if (_will == null || _will.Length != _encoder.Length)
            {
                // Once: all numbers that bdSeq takes are one byte long.
                _will = new byte[_encoder.Length];
            }

            System.Array.Copy(_encoder.Buffer, 0, _will, 0, _will.Length);
            _isConnected = _link.Connect(_topics.NodeDeath, _will, _topics.Subscriptions);
            if (!_isConnected)
            {
                _backoff.Wait(nowMs);
            }
        }

        /// <summary>The broker says goodbye for us, with the will.</summary>
        private void Lose(long nowMs)
        {
            _link.Disconnect();
            End(nowMs);
        }

        /// <summary>We say goodbye ourselves.</summary>
        private void Leave(long nowMs)
        {
            if (IsOnline)
            {
                _encoder.WriteNodeDeath(_bdSeq);
                _link.Publish(_topics.NodeDeath, _encoder.Buffer, _encoder.Length, 0, false);
            }

            _link.Disconnect();
            End(nowMs);
        }

        private void End(long nowMs)
        {
            if (IsOnline)
            {
                _statistics.SessionsLost++;
                if (nowMs - _onlineMs >= Backoff.LongestMs)
                {
                    // A session that soon ends again and again (a second client with our name) must not go on at full speed.
                    _backoff.Reset();
                }
            }

            _isConnected = false;
            IsOnline = false;
            _isRebirthWanted = false;
            _backoff.Wait(nowMs);
        }

        private bool IsBirthAllowed(long nowMs)
        {
            return !IsOnline || nowMs - _birthMs >= SpacingMs;
        }

        private void Hear(long nowMs)
        {
            for (int i = 0; i < MessagesPerTick && _isConnected && _link.Receive(_inbound); i++)
            {
                if (_inbound.Topic == _topics.State)
                {
                    HearState(nowMs);
                }
                else if (_inbound.Topic == _topics.NodeCommand && IsOnline && _command.Open(_inbound.Payload, _inbound.Count))
                {
                    HearCommand(nowMs);
                }
                else if (!IsOnline || Commands == null || !Commands.Take(_inbound))
                {
                    _statistics.MessagesIgnored++;
                }
            }
        }

        private void HearState(long nowMs)
        {
            if (_state.Read(_inbound.Payload, 0, _inbound.Count) != WireError.None
                || !_host.Take(_state.Online, _state.TimestampMs, nowMs))
            {
                _statistics.MessagesIgnored++;
                return;
            }

            if (!_state.Online && IsOnline)
            {
                Leave(nowMs);
            }
        }

        private void HearCommand(long nowMs)
        {
            _isRebirthWanted |= _command.IsRebirth;
            if (_command.HasSettings && !_keeper.Take(_inbound.Payload, _command.SettingsOffset, _command.SettingsLength))
            {
                _statistics.MessagesIgnored++;
            }

            if (_command.Update != null && Updater != null)
            {
                Updater.Order(_command.Update, nowMs);
            }

            if (!_command.IsConfirmation)
            {
                return;
            }

            if (_command.StoreId != _store.Id)
            {
                _statistics.MessagesIgnored++;
                return;
            }

            int confirmed = _store.Confirm(1, _command.Through);
            ulong highest = _command.Through;
            while (_command.NextRange())
            {
                confirmed += _store.Confirm(_command.RangeFirst, _command.RangeLast);
                highest = _command.RangeLast;
            }

            if (Updater != null && _firstTaken != 0 && highest >= _firstTaken)
            {
                Updater.RecordConfirmed();
            }

            _statistics.Confirmations++;
            _statistics.RecordsConfirmed += (uint)confirmed;
            _window.Settle(_store, nowMs);
        }
    }
}
