using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>The topics of one node, made once. Immutable.</summary>
    internal sealed class SessionTopics
    {
        private readonly string[] _deviceBirths;
        private readonly string[] _deviceDeaths;
        private readonly string[] _deviceData;

        internal SessionTopics(NodeSettings settings)
        {
            string group = settings.Group;
            string node = settings.NodeId;
            NodeBirth = Topic.Format(group, MessageType.NBirth, node, null);
            NodeDeath = Topic.Format(group, MessageType.NDeath, node, null);
            NodeData = Topic.Format(group, MessageType.NData, node, null);
            NodeCommand = Topic.Format(group, MessageType.NCmd, node, null);
            State = Topic.FormatState(settings.HostId);
            Subscriptions = new string[] { NodeCommand, Topic.Format(group, MessageType.DCmd, node, "+"), State };
            int devices = settings.Devices.Length;
            _deviceBirths = new string[devices];
            _deviceDeaths = new string[devices];
            _deviceData = new string[devices];
            for (int i = 0; i < devices; i++)
            {
                string device = settings.Devices[i].Id;
                _deviceBirths[i] = Topic.Format(group, MessageType.DBirth, node, device);
                _deviceDeaths[i] = Topic.Format(group, MessageType.DDeath, node, device);
                _deviceData[i] = Topic.Format(group, MessageType.DData, node, device);
            }
        }

        internal string NodeBirth { get; private set; }

        internal string NodeDeath { get; private set; }

        internal string NodeData { get; private set; }

        internal string NodeCommand { get; private set; }

        internal string State { get; private set; }

        /// <summary>What the node listens to.</summary>
        internal string[] Subscriptions { get; private set; }

        internal string DeviceBirth(int device)
        {
            return _deviceBirths[device];
        }

        internal string DeviceDeath(int device)
        {
            return _deviceDeaths[device];
        }

        internal string DeviceData(int device)
        {
            return _deviceData[device];
        }
    }
}
