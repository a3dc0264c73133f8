using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a part may look at that hangs on no input: the node itself. One for each node. Not thread safe.</summary>
    internal sealed class NodeInside
    {
        private readonly BusPort[] _ports;

        internal NodeInside(NodeSettings settings, IRecordStore store, NodeStatistics statistics, INodeSystem system, LoopHealth health, BusPort[] ports)
        {
            Settings = settings;
            Store = store;
            Statistics = statistics;
            System = system;
            Health = health;
            _ports = ports;
        }

        internal NodeSettings Settings { get; private set; }

        internal IRecordStore Store { get; private set; }

        internal NodeStatistics Statistics { get; private set; }

        internal INodeSystem System { get; private set; }

        internal LoopHealth Health { get; private set; }

        /// <summary>Bytes and frames on all serial ports that were damaged since the start.</summary>
        internal long DamagedFrames()
        {
            long damaged = 0;
            for (int i = 0; i < _ports.Length; i++)
            {
                damaged += _ports[i].Frames == null ? 0 : _ports[i].Frames.Damaged;
            }

            return damaged;
        }
        /// <summary>Rows and outputs.</summary>
        internal NodeControl Control { get; set; }
    }
}
