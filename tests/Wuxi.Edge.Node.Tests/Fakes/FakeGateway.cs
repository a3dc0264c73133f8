using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>
/// The other end, as strict as the specification: counts what it stores, confirms it, asks for a rebirth when something is
/// missing, and fails the test when the node breaks a rule of the session.
/// </summary>
internal sealed class FakeGateway
{
    private readonly NodeRig _rig;
    private readonly HashSet<string> _alive = [];
    private readonly Dictionary<long, string> _aliases = [];
    private readonly Dictionary<string, long> _lastLiveMs = [];
    private long _expectedSeq = -1;
    private readonly SortedSet<ulong> _above = [];
    private ulong _storeId;
    private ulong _through;

    public FakeGateway(NodeRig rig)
    {
        _rig = rig;
        rig.Link.Published += Take;
    }

    /// <summary>Whether a message gets through; lost ones are seen as a hole in seq.</summary>
    public Func<SentMessage, bool> Arrives { get; set; } = _ => true;

    /// <summary>Record numbers stored, and how often each came.</summary>
    public SortedDictionary<ulong, int> Stored { get; } = [];

    /// <summary>Historical records that came and are not confirmed yet.</summary>
    public HashSet<ulong> UnderWay { get; } = [];

    public int MostUnderWay { get; private set; }

    public bool NeedsRebirth { get; private set; }

    /// <summary>Lowest number the node still has, as last told.</summary>
    public ulong First { get; private set; }

    /// <summary>Tells the node what is stored.</summary>
    public void Confirm()
    {
        if (_storeId == 0)
        {
            return;
        }

        _through = Math.Max(_through, First - 1);
        while (Stored.ContainsKey(_through + 1))
        {
            _through++;
        }

        ulong through = _through;
        var above = new List<(ulong First, ulong Last)>();
        foreach (ulong number in _above.Where(number => number > through))
        {
            if (above.Count > 0 && above[^1].Last == number - 1)
            {
                above[^1] = (above[^1].First, number);
            }
            else
            {
                above.Add((number, number));
            }
        }

        _rig.Link.Deliver("spBv1.0/W1/NCMD/N001", HostMessages.Stored(_storeId, through, [.. above]));
        UnderWay.RemoveWhere(Stored.ContainsKey);
        _above.RemoveWhere(number => number <= through);
    }

    /// <summary>Asks for births if it has to.</summary>
    public void RequestRebirth()
    {
        if (NeedsRebirth)
        {
            _rig.Rebirth();
        }
    }

    private void Take(SentMessage message)
    {
        if (message.Type == MessageType.NBirth)
        {
            UnderWay.Clear();
        }

        if (message.Type == MessageType.DData && message.IsHistorical)
        {
            UnderWay.Add(message.RecordNumber);
            MostUnderWay = Math.Max(MostUnderWay, UnderWay.Count);
        }

        if (!Arrives(message) || !IsInOrder(message))
        {
            return;
        }

        switch (message.Type)
        {
            case MessageType.NBirth:
                TakeNodeBirth(message);
                break;
            case MessageType.DBirth:
                Assert.True(_alive.Add(message.Device!), $"{message} but it is alive");
                foreach (SentMetric metric in message.Metrics)
                {
                    _aliases[metric.Alias] = message.Device + "/" + metric.Name;
                }

                break;
            case MessageType.DDeath:
                Assert.True(_alive.Remove(message.Device!), $"{message} but it is dead");
                break;
            case MessageType.DData:
                TakeRecord(message);
                break;
            case MessageType.NData when message.Metrics.Any(metric => metric.Name == MetricName.SettingsPending):
                break;
            case MessageType.NData:
                First = (ulong)Assert.Single(message.Metrics).Value!;
                break;
            default:
                Assert.Equal(MessageType.NDeath, message.Type);
                _expectedSeq = -1;
                break;
        }
    }

    private bool IsInOrder(SentMessage message)
    {
        if (message.Type is MessageType.NBirth or MessageType.NDeath)
        {
            NeedsRebirth = false;
            _expectedSeq = 1;
            return true;
        }

        NeedsRebirth |= message.Seq != _expectedSeq;
        _expectedSeq = (_expectedSeq + 1) % 256;
        return !NeedsRebirth;
    }

    private void TakeNodeBirth(SentMessage message)
    {
        Assert.Equal(0, message.Seq);
        _alive.Clear();
        _aliases.Clear();
        _lastLiveMs.Clear();
        _storeId = (ulong)message.Metric(MetricName.StoreId).Value!;
        First = (ulong)message.Metric(MetricName.StoreFirst).Value!;
    }

    private void TakeRecord(SentMessage message)
    {
        Assert.True(_alive.Contains(message.Device!), $"{message} but it is dead");
        Assert.Equal(message.Device + "/" + MetricName.RecordNumber, _aliases[message.Metrics[0].Alias]);
        Assert.All(message.Metrics, metric => Assert.StartsWith(message.Device + "/", _aliases[metric.Alias], StringComparison.Ordinal));
        _above.Add(message.RecordNumber);
        Stored[message.RecordNumber] = Stored.GetValueOrDefault(message.RecordNumber) + 1;
        if (!message.IsHistorical)
        {
            long stampMs = message.Metrics[0].TimestampMs;
            Assert.True(_lastLiveMs.GetValueOrDefault(message.Device!) < stampMs, $"{message} is not later than the one before");
            _lastLiveMs[message.Device!] = stampMs;
        }
    }
}
