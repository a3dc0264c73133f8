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
    public sealed class NodeHost : IMeanwhile, IDisposable
    {
        private readonly NanoClock _clock = new NanoClock();
        private readonly NodeStatistics _statistics = new NodeStatistics();
        private readonly NodeSystem _system = new NodeSystem();
        private readonly SettingsKeeper _keeper;
        private readonly INodeLinks _links;
        private readonly IRecordStore _store;
        private readonly IRandom _random;
        private readonly GpioOutputs _outputs;
        private readonly ILatchSlots _latches;
        private NativeBuses _buses;
        private Node _node;
        private NodeSettings _driven;

        /// <param name="keeper">What to do; opened.</param>
        /// <param name="links">Makes the connections; what it makes stays the caller's.</param>
        /// <param name="store">Keeps the records.</param>
        /// <param name="random">For jitter.</param>
        /// <param name="outputs">The pins that are driven already; null when none are.</param>
        /// <param name="latches">Keeps trips over a power cut; null for nowhere.</param>
        public NodeHost(
            SettingsKeeper keeper, INodeLinks links, IRecordStore store, IRandom random, GpioOutputs outputs = null, ILatchSlots latches = null)
        {
            _keeper = keeper;
            _links = links;
            _store = store;
            _random = random;
            _outputs = outputs != null ? outputs : new GpioOutputs();
            _latches = latches;
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

        /// <summary>Measures, judges, drives and records while the link waits for the network.</summary>
        public void Work()
        {
            _node.Work();
        }

        /// <summary>Closes the ports. Nothing is said to the gateway: that is <see cref="Wuxi.Edge.Node.Node.Stop"/>.</summary>
        public void Dispose()
        {
            _buses.Dispose();
            _outputs.Dispose();
        }

        private void Start()
        {
            if (_driven != null)
            {
                // Nobody drives them any more; those that stay are opened by the node next.
                _outputs.DriveSafe(_driven, _keeper.Running);
            }

            _driven = _keeper.Running;
            _buses = new NativeBuses(_clock, _outputs);
            _node = new Node(_keeper, _clock, _buses, _links.Make(_driven, this), _store, _random, _statistics, _system, _latches);
            _buses.Start();
        }
    }
}
