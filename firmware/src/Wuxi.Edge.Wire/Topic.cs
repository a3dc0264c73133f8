namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Sparkplug B topics: <c>spBv1.0/{group}/{TYPE}/{node}[/{device}]</c> and <c>spBv1.0/STATE/{host}</c>
    /// (specification 3.0, chapter 4). An instance holds the last topic parsed; not thread safe.
    /// </summary>
    public sealed class Topic
    {
        private const string Namespace = "spBv1.0/";
        private const string StatePrefix = "spBv1.0/STATE/";
        private static readonly char[] Separators = { '/' };

        public MessageType Type { get; private set; }

        public string Group { get; private set; }

        public string Node { get; private set; }

        /// <summary>Null for messages of the node itself.</summary>
        public string Device { get; private set; }

        /// <summary>Of a STATE topic only.</summary>
        public string HostId { get; private set; }

        /// <summary>The topic of a message; <paramref name="device"/> is null for N* messages. The ids are taken as valid.</summary>
        public static string Format(string group, MessageType type, string node, string device)
        {
            string topic = Namespace + group + "/" + NameOf(type) + "/" + node;
            return device == null ? topic : topic + "/" + device;
        }

        /// <summary>The topic of a host's retained state.</summary>
        public static string FormatState(string hostId)
        {
            return StatePrefix + hostId;
        }

        /// <summary>Whether text may be a group, node, device or host id: not empty, none of <c>+ / #</c>, no NUL.</summary>
        public static bool IsValidId(string id)
        {
            return !string.IsNullOrEmpty(id) && id.IndexOf('+') < 0 && id.IndexOf('/') < 0 && id.IndexOf('#') < 0 && id.IndexOf('\0') < 0;
        }

        /// <summary>Takes a topic apart. False, and <see cref="MessageType.Unknown"/>, when it is not Sparkplug B (<see cref="WireError.BadTopic"/>).</summary>
        public bool TryParse(string topic)
        {
            Type = MessageType.Unknown;
            Group = null;
            Node = null;
            Device = null;
            HostId = null;
            if (topic == null)
            {
                return false;
            }

            string[] parts = topic.Split(Separators);
            if (parts.Length < 3 || parts.Length > 5 || parts[0] != "spBv1.0")
            {
                return false;
            }

            for (int i = 1; i < parts.Length; i++)
            {
                if (!IsValidId(parts[i]))
                {
                    return false;
                }
            }

            if (parts.Length == 3)
            {
                return TakeState(parts);
            }

            MessageType type = TypeOf(parts[2]);
            bool isDevice = type == MessageType.DBirth || type == MessageType.DDeath || type == MessageType.DData || type == MessageType.DCmd;
            if (type == MessageType.Unknown || isDevice != (parts.Length == 5))
            {
                return false;
            }

            Type = type;
            Group = parts[1];
            Node = parts[3];
            Device = isDevice ? parts[4] : null;
            return true;
        }

        private static string NameOf(MessageType type)
        {
            switch (type)
            {
                case MessageType.NBirth: return "NBIRTH";
                case MessageType.NDeath: return "NDEATH";
                case MessageType.DBirth: return "DBIRTH";
                case MessageType.DDeath: return "DDEATH";
                case MessageType.NData: return "NDATA";
                case MessageType.DData: return "DDATA";
                case MessageType.NCmd: return "NCMD";
                case MessageType.DCmd: return "DCMD";
                case MessageType.State: return "STATE";
                default: return "UNKNOWN";
            }
        }

        private static MessageType TypeOf(string name)
        {
            for (MessageType type = MessageType.NBirth; type <= MessageType.DCmd; type++)
            {
                if (NameOf(type) == name)
                {
                    return type;
                }
            }

            return MessageType.Unknown;
        }

        private bool TakeState(string[] parts)
        {
            if (parts[1] != "STATE")
            {
                return false;
            }

            Type = MessageType.State;
            HostId = parts[2];
            return true;
        }
    }
}
