using System;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// A node on its board: the pure <see cref="Node"/> with the board's clock and ports, made anew when the settings change. The same on the chip and in the
    /// emulator, where <c>EmulatedBoard.Current</c> and <c>NativeBoard.Current</c> must be set while it is made. For one loop, which calls
    /// <see cref="Tick"/>.
    /// </summary>
    public sealed class NodeHost : IDisposable
    {
        private readonly NanoClock _clock = new NanoClock();
        private readonly NodeStatistics _statistics = new NodeStatistics();
        private readonly SettingsKeeper _keeper;
        private readonly INodeLinks _links;
        private readonly IRecordStore _store;
        private readonly IRandom _random;
        private NativeBuses _buses;
        private Node _node;

        /// <param name="keeper">What to do; opened.</param>
        /// <param name="links">Makes the connections; what it makes stays the caller's.</param>
        /// <param name="store">Keeps the records.</param>
        /// <param name="random">For jitter.</param>
        public NodeHost(SettingsKeeper keeper, INodeLinks links, IRecordStore store, IRandom random)
        {
            _keeper = keeper;
            _links = links;
            _store = store;
            _random = random;
            Start();
        }

        /// <summary>Milliseconds since the board was powered: the scale of what <see cref="Tick"/> returns.</summary>
        public long UptimeMs
        {
            get { return _clock.UptimeMs; }
        }

        /// <summary>The present node: another one after a <see cref="Tick"/> in which the settings changed.</summary>
        public Node Node
        {
            get { return _node; }
        }

        /// <summary>Why the last bus could not be opened, in words; null when all could.</summary>
        public string BusFault
        {
            get { return _buses.Fault; }
        }

        /// <summary>Does what is due; the uptime, ms, at which it wants to be called next.</summary>
        public long Tick()
        {
            long nextMs = _node.Tick();
            if (_node.IsEnded)
            {
                bool isSampling = _node.IsSampling;
                Updater updater = _node.Updater;
                _buses.Dispose();
                Start();
                _node.IsSampling = isSampling;
                _node.Updater = updater;
            }

            return nextMs;
        }

        /// <summary>Closes the ports. Nothing is said to the gateway: that is <see cref="Wuxi.Edge.Node.Node.Stop"/>.</summary>
        public void Dispose()
        {
            _buses.Dispose();
        }

        private void Start()
        {
            _buses = new NativeBuses(_clock);
            _node = new Node(_keeper, _clock, _buses, _links.Make(_keeper.Running), _store, _random, _statistics);
        }
    }
}
