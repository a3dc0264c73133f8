using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>The board that this program runs on. For the program's one loop.</summary>
    public sealed class NodeSystem : INodeSystem
    {
        public int ResetReason
        {
            get { return NodeHealth.LastReset; }
        }

        public long FreeBytes
        {
            get { return FreeMemory.Bytes(); }
        }

        public int WifiDbm
        {
            get { return NodeHealth.WifiDbm; }
        }

        public void StartWatchdog(int timeoutMs)
        {
            // A board that refuses runs on without; it has no one else to turn to.
            NodeHealth.StartWatchdog(timeoutMs);
        }

        public void FeedWatchdog()
        {
            NodeHealth.FeedWatchdog();
        }
    }
}
