using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Makes the connection that settings ask for. Used by the node's one loop.</summary>
    public interface INodeLinks
    {
        /// <summary>A link to the broker of these settings, not connected yet. The one before it has been disconnected, and is used no more.</summary>
        /// <param name="settings">Where to.</param>
        /// <param name="meanwhile">Is called again and again while the link waits for the network.</param>
        INodeLink Make(NodeSettings settings, IMeanwhile meanwhile);
    }
}
