using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// The topics of one node, made once; but not those of a device's births and deaths, which are rare: they are made when they are used. Immutable.
    /// </summary>
    internal sealed class SessionTopics
    {
        private readonly NodeSettings _settings;
        private readonly string[] _deviceData;

        internal SessionTopics(NodeSettings settings)
        {
            _settings = settings;
            string group = settings.Group;
            string node = settings.NodeId;
            NodeBirth = Topic.Format(group, MessageType.NBirth, node, null);
            NodeDeath = Topic.Format(group, MessageType.NDeath, node, null);
            NodeData = Topic.Format(group, MessageType.NData, node, null);
            NodeCommand = Topic.Format(group, MessageType.NCmd, node, null);
            State = Topic.FormatState(settings.HostId);
            Subscriptions = new string[] { NodeCommand, Topic.Format(group, MessageType.DCmd, node, "+"), State };
            int devices = settings.Devices.Length;
            _deviceData = new string[devices];
            for (int i = 0; i < devices; i++)
            {
                _deviceData[i] = Of(MessageType.DData, i);
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
            return Of(MessageType.DBirth, device);
        }

        internal string DeviceDeath(int device)
        {
            return Of(MessageType.DDeath, device);
        }

        internal string DeviceData(int device)
        {
            return _deviceData[device];
        }

        private string Of(MessageType type, int device)
        {
            return Topic.Format(_settings.Group, type, _settings.NodeId, _settings.Devices[device].Id);
        }
    }
}
