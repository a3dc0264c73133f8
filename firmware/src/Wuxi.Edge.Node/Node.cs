using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Link;
using Wuxi.Edge.Node.Sampling;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node
{
    /// <summary>
    /// The node itself: one loop that samples its instruments, puts what is worth it into the record store, and sends it
    /// (architecture 1, 2.3 and 4). <see cref="Tick"/> does what is due and never waits, except for <see cref="INodeLink.Connect"/>. All state hangs on
    /// the instance. Not thread safe: one loop calls it.
    /// </summary>
    public sealed class Node : IMeanwhile
    {
        /// <summary>Longest time until the next call, whatever is due.</summary>
        private const int LongestPauseMs = 1000;

        private readonly IClock _clock;
        private readonly IRecordStore _store;
        private readonly Timeline _time = new Timeline();
        private readonly NodeStatistics _statistics;
        private readonly SettingsKeeper _keeper;
        private readonly DeviceSampler[] _devices;
        private readonly PointStates _states;
        private readonly Session _session;
        private readonly RecordWriter _record;
        private readonly INodeSystem _system;
        private readonly LoopHealth _health = new LoopHealth();
        private bool _isWatched;
        private readonly NodeControl _control;

        // The link waits for the network.
        private bool _isMeanwhile;
        private bool _isTimeNoted;

        /// <summary>Opens the buses; nothing is sampled or sent before the first <see cref="Tick"/>.</summary>
        /// <param name="keeper">Says what to do, for as long as <see cref="IsEnded"/> is false.</param>
        /// <param name="clock">The times.</param>
        /// <param name="buses">The inputs. A bus that cannot be opened makes its points bad, for InputFailure.</param>
        /// <param name="link">The connection to the broker, not connected yet.</param>
        /// <param name="store">Keeps the records. Records in it must be of the same devices and points; others cannot be sent, and are dropped.</param>
        /// <param name="random">For jitter.</param>
        /// <param name="statistics">Counts on from what the node before it did.</param>
        /// <param name="system">The board; its watchdog starts with the first turn.</param>
        /// <param name="latches">Keeps trips over a power cut; null for nowhere.</param>
        public Node(
            SettingsKeeper keeper,
            IClock clock,
            INodeBuses buses,
            INodeLink link,
            IRecordStore store,
            IRandom random,
            NodeStatistics statistics,
            INodeSystem system,
            ILatchSlots latches = null)
        {
            keeper.Begin();
            NodeSettings settings = keeper.Running;

            // Before anything else: from here on the outputs are driven.
            _control = new NodeControl(settings, buses, latches, clock.UptimeMs);
            _keeper = keeper;
            _statistics = statistics;
            _clock = clock;
            _system = system;
            _store = store;
            long nowMs = clock.UptimeMs;
            NodeInputs inputs = new NodeInputs(buses);
            BusPort[] ports = new BusPort[settings.Buses.Length];
            for (int i = 0; i < ports.Length; i++)
            {
                ports[i] = new BusPort(settings.Buses[i], inputs);
            }

            NodeInside nodeInside = new NodeInside(settings, store, _statistics, system, _health, ports);
            nodeInside.Control = _control;
            BusPort inside = new BusPort(nodeInside);
            int mostPoints = 0;
            _states = new PointStates(settings.Points, _statistics, nowMs);
            _devices = new DeviceSampler[settings.Devices.Length];
            for (int i = 0; i < _devices.Length; i++)
            {
                DeviceSettings device = settings.Devices[i];
                Sensor sensor = device.Part.Create(device, device.Bus == null ? inside : PortOf(ports, device.Bus), nowMs);
                _devices[i] = new DeviceSampler(device, sensor);
                mostPoints = device.PointCount > mostPoints ? device.PointCount : mostPoints;
            }

            store.Expect(_devices.Length, _states.Count);
            _control.Bind(_devices, _states);
            _record = new RecordWriter(mostPoints);
            _session = new Session(keeper, _devices, _states, link, store, random, _time, _statistics, nowMs);
            _session.Commands = new DeviceCommands(settings, _control);
            IsSampling = true;
        }

        /// <summary>What it has done so far.</summary>
        public NodeStatistics Statistics
        {
            get { return _statistics; }
        }

        /// <summary>False: nothing more is measured and recorded, but what is in the store is still sent. True at first.</summary>
        public bool IsSampling { get; set; }

        /// <summary>Other settings count from now on: this node has left the session and does nothing more, another is to be made.</summary>
        public bool IsEnded { get; private set; }

        /// <summary>Updates the application; null, as at first: this node takes no updates.</summary>
        public Updater Updater
        {
            get { return _session.Updater; }
            set { _session.Updater = value; }
        }

        /// <summary>In session with the gateway: births have been sent.</summary>
        public bool IsOnline
        {
            get { return _session.IsOnline; }
        }

        /// <summary>Records in the store that the gateway has not confirmed.</summary>
        public int PendingRecords
        {
            get { return _store.PendingCount; }
        }

        /// <summary>Does what is due, and returns the uptime, ms, at which it wants to be called next: later than now, at most 1 s.</summary>
        public long Tick()
        {
            long nowMs = _clock.UptimeMs;
            _health.Begin(nowMs);
            LookAtTime(nowMs);
            _keeper.Tick(nowMs, _session.IsOnline, _store.PendingCount);
            if (_keeper.IsRestartDue)
            {
                // The outputs stay as they are: the next node drives them.
                IsEnded = true;
                _session.Stop(nowMs);
                return nowMs + 1;
            }

            long nextMs = nowMs + LongestPauseMs;
            MeasureAndAct(nowMs);
            _session.Tick(nowMs);
            if (IsSampling)
            {
                nextMs = Earlier(nextMs, _control.NextMs(nowMs));
            }

            for (int i = 0; i < _devices.Length; i++)
            {
                // After the session, whose commands may have made news.
                nextMs = Earlier(nextMs, _devices[i].NextMs(_states, nowMs, IsSampling));
            }

            _statistics.RecordsDropped = _store.DroppedCount;
            nextMs = Earlier(nextMs, _session.NextMs(nowMs));
            if (Updater != null)
            {
                Updater.Tick(nowMs);
                nextMs = Earlier(nextMs, Updater.NextMs(nowMs));
            }

            nextMs = nextMs > nowMs ? nextMs : nowMs + 1;
            _health.End(_clock.UptimeMs, nextMs, !_store.IsBroken);
            Feed();
            return nextMs;
        }

        /// <summary>
        /// Measures, judges, drives and records, but sends nothing: for the link, while it waits for the network inside
        /// <see cref="Tick"/>. What is recorded is sent as backlog.
        /// </summary>
        public void Work()
        {
            long nowMs = _clock.UptimeMs;
            LookAtTime(nowMs);
            _isMeanwhile = true;
            MeasureAndAct(nowMs);
            _isMeanwhile = false;
        }

        /// <summary>
        /// Drives the outputs into their safe states, says goodbye to the gateway (NDEATH, then DISCONNECT) and stays offline. What is
        /// not confirmed stays in the store.
        /// </summary>
        public void Stop()
        {
            _control.Stop();
            _session.Stop(_clock.UptimeMs);
        }

        private static BusPort PortOf(BusPort[] ports, BusSettings bus)
        {
            int i = 0;
            while (ports[i].Settings != bus)
            {
                i++;
            }

            return ports[i];
        }

        private static long Earlier(long a, long b)
        {
            return a < b ? a : b;
        }

        private void Feed()
        {
            if (!_isWatched)
            {
                _isWatched = true;
                _system.StartWatchdog(LoopHealth.WatchdogMs);
            }
            else if (_health.IsHealthy)
            {
                _system.FeedWatchdog();
            }
        }

        private void LookAtTime(long nowMs)
        {
            _time.Update(_clock.UtcMs, nowMs);
            if (!_isTimeNoted && _time.IsKnown)
            {
                // Before anything of an earlier run is sent.
                _isTimeNoted = true;
                _store.NoteTime(_time.FirstOffsetMs);
            }
        }

        private void MeasureAndAct(long nowMs)
        {
            Sample(false, nowMs);
            if (IsSampling)
            {
                // Pins first: writing records to flash may take its time.
                _control.Tick(nowMs, _session.IsOnline && !_isMeanwhile);
            }

            Sample(true, nowMs);
            for (int i = 0; i < _devices.Length; i++)
            {
                // While it holds, the store is to become empty; what is due stays so.
                if (_devices[i].IsDue && !_keeper.IsHolding)
                {
                    TakeRecord(i, nowMs);
                }
            }
        }

        /// <summary>Samples the instruments, or what the node itself does.</summary>
        private void Sample(bool isBehaviour, long nowMs)
        {
            for (int i = 0; i < _devices.Length; i++)
            {
                if (_devices[i].Settings.Part.IsBehaviour == isBehaviour)
                {
                    _devices[i].Tick(_states, nowMs, _time, IsSampling);
                }
            }
        }

        private void TakeRecord(int index, long nowMs)
        {
            DeviceSampler device = _devices[index];
            _record.Begin(_session.LayoutVersion, index, device.RecordStamp);
            for (int i = 0; i < device.Settings.PointCount; i++)
            {
                int point = device.Settings.FirstPoint + i;
                if (!_states.IsDue(point))
                {
                    continue;
                }

                _statistics.ReadingsTaken++;
                int reason = _states.Reason(point);
                if (reason == ReasonCode.None)
                {
                    _record.AddValue(i, _states.Value(point));
                }
                else
                {
                    _record.AddReason(i, reason);
                }
            }

            device.ClearDue(_states);
            ulong number = _store.Append(_record.Buffer, 0, _record.Length);
            _statistics.RecordsTaken++;
            if (!_isMeanwhile)
            {
                _session.SendLive(number, _record.Buffer, _record.Length, nowMs);
            }
        }
    }
}
