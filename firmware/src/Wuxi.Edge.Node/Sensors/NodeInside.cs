using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a part may look at that hangs on no input: the node itself. One for each node. Not thread safe.</summary>
    internal sealed class NodeInside
    {
        internal NodeInside(NodeSettings settings, IRecordStore store, NodeStatistics statistics)
        {
            Settings = settings;
            Store = store;
            Statistics = statistics;
        }

        internal NodeSettings Settings { get; private set; }

        internal IRecordStore Store { get; private set; }

        internal NodeStatistics Statistics { get; private set; }

        /// <summary>Rows and outputs.</summary>
        internal NodeControl Control { get; set; }
    }
}
