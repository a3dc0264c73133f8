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
    public sealed class Node
    {
        /// <summary>Longest time until the next call, whatever is due.</summary>
        private const int LongestPauseMs = 1000;

        private readonly IClock _clock;
        private readonly IRecordStore _store;
        private readonly Timeline _time = new Timeline();
        private readonly NodeStatistics _statistics;
        private readonly SettingsKeeper _keeper;
        private readonly DeviceSampler[] _devices;
        private readonly Session _session;
        private readonly RecordWriter _record;

        /// <summary>Opens the buses; nothing is sampled or sent before the first <see cref="Tick"/>.</summary>
        /// <param name="keeper">Says what to do, for as long as <see cref="IsEnded"/> is false.</param>
        /// <param name="clock">The times.</param>
        /// <param name="buses">The inputs. A bus that cannot be opened makes its points bad, for InputFailure.</param>
        /// <param name="link">The connection to the broker, not connected yet.</param>
        /// <param name="store">Keeps the records. Records in it must be of the same devices and points; others cannot be sent, and are dropped.</param>
        /// <param name="random">For jitter.</param>
        /// <param name="statistics">Counts on from what the node before it did.</param>
        public Node(
            SettingsKeeper keeper, IClock clock, INodeBuses buses, INodeLink link, IRecordStore store, IRandom random, NodeStatistics statistics)
        {
            keeper.Begin();
            NodeSettings settings = keeper.Running;
            _keeper = keeper;
            _statistics = statistics;
            _clock = clock;
            _store = store;
            long nowMs = clock.UptimeMs;
            BusPort[] ports = new BusPort[settings.Buses.Length];
            for (int i = 0; i < ports.Length; i++)
            {
                ports[i] = new BusPort(settings.Buses[i], buses);
            }

            BusPort inside = new BusPort(new NodeInside(settings, store, _statistics));
            int mostPoints = 0;
            _devices = new DeviceSampler[settings.Devices.Length];
            for (int i = 0; i < _devices.Length; i++)
            {
                DeviceSettings device = settings.Devices[i];
                Sensor sensor = device.Part.Create(device, device.Bus == null ? inside : PortOf(ports, device.Bus), nowMs);
                _devices[i] = new DeviceSampler(device, sensor, _statistics, nowMs);
                mostPoints = device.Points.Length > mostPoints ? device.Points.Length : mostPoints;
            }

            _record = new RecordWriter(mostPoints);
            _session = new Session(keeper, _devices, link, store, random, _time, _statistics, nowMs);
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
            _time.Update(_clock.UtcMs, nowMs);
            _keeper.Tick(nowMs, _session.IsOnline, _store.PendingCount);
            if (_keeper.IsRestartDue)
            {
                IsEnded = true;
                Stop();
                return nowMs + 1;
            }

            bool isSampling = IsSampling && !_keeper.IsHolding;
            long nextMs = nowMs + LongestPauseMs;
            for (int i = 0; i < _devices.Length; i++)
            {
                if (_devices[i].Tick(nowMs, _time, isSampling))
                {
                    TakeRecord(i, nowMs);
                }

                nextMs = Earlier(nextMs, _devices[i].NextMs(nowMs, isSampling));
            }

            _session.Tick(nowMs);
            _statistics.RecordsDropped = _store.DroppedCount;
            nextMs = Earlier(nextMs, _session.NextMs(nowMs));
            if (Updater != null)
            {
                Updater.Tick(nowMs);
                nextMs = Earlier(nextMs, Updater.NextMs(nowMs));
            }

            return nextMs > nowMs ? nextMs : nowMs + 1;
        }

        /// <summary>Says goodbye to the gateway (NDEATH, then DISCONNECT) and stays offline. What is not confirmed stays in the store.</summary>
        public void Stop()
        {
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

        private void TakeRecord(int index, long nowMs)
        {
            DeviceSampler device = _devices[index];
            _record.Begin(_session.LayoutVersion, index, device.RecordStamp);
            for (int i = 0; i < device.PointCount; i++)
            {
                PointState point = device.Point(i);
                if (!point.IsDue)
                {
                    continue;
                }

                _statistics.ReadingsTaken++;
                if (point.Reason == ReasonCode.None)
                {
                    _record.AddValue(i, point.Value);
                }
                else
                {
                    _record.AddReason(i, point.Reason);
                }
            }

            device.ClearDue();
            ulong number = _store.Append(_record.Buffer, 0, _record.Length);
            _statistics.RecordsTaken++;
            _session.SendLive(number, _record.Buffer, _record.Length, nowMs);
        }
    }
}
