using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Ingest.Tests.Model;

/// <summary>
/// One seeded life of a node, a network, a historian and a gateway that all misbehave, and what must hold all the while and in
/// the end.
/// </summary>
internal sealed class ModelRun
{
    private readonly Random _random;
    private readonly ManualTimeProvider _time = new();
    private readonly FakeHistorian _historian = new();
    private readonly ReferenceNode _node;
    private readonly UnreliableNetwork _network;
    private readonly List<SentCommand> _commands = [];
    private readonly double _refusal;
    private Bench _bench;
    private RecordIntervals _accountedAtStart = new();
    private ulong _storeAtStart;
    private bool _isUp;

    public ModelRun(int seed)
    {
        _random = new Random(seed);
        _refusal = _random.NextDouble() * 0.5;
        _historian.Refuses = () => _random.NextDouble() < _refusal;
        _network = new UnreliableNetwork(_random, (topic, payload) => _bench!.Send(topic, payload))
        {
            Loss = _random.NextDouble() * 0.3,
            Disorder = _random.NextDouble() * 0.3,
        };
        _node = new ReferenceNode(_random, () => _time.NowMs, _network.Send);
        _bench = StartGateway();
    }

    public int Restarts { get; private set; }

    public FakeHistorian Historian => _historian;

    public ReferenceNode Node => _node;

    public void Play(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Step();
        }

        Settle();
        Check();
    }

    private void Step()
    {
        switch (_random.Next(100))
        {
            case < 45:
                _node.Take(isPoisoned: _random.Next(50) == 0);
                break;
            case < 75:
                _network.Deliver(_random.Next(20), _isUp);
                break;
            case < 85:
                _historian.Commit(_random.Next(20));
                break;
            case < 88 when !_node.IsConnected:
                _node.Connect();
                break;
            case < 89:
                _node.Disconnect();
                break;
            case < 90 when _random.Next(3) == 0:
                _node.CutPower();
                break;
            case < 91 when _random.Next(3) == 0:
                RestartGateway();
                break;
            case < 93:
                SetLink(!_isUp);
                break;
            default:
                Pass(_random.Next(3_000));
                break;
        }

        Pass(_random.Next(50));
    }

    /// <summary>Everything works again; enough time for every timeout.</summary>
    private void Settle()
    {
        _network.Loss = 0;
        _network.Disorder = 0;
        _historian.Refuses = () => false;
        SetLink(true);
        if (!_node.IsConnected)
        {
            _node.Connect();
        }

        for (int i = 0; i < 400; i++)
        {
            _network.Deliver(int.MaxValue, _isUp);
            _historian.Commit();
            Pass(1_000);
        }
    }

    private void Pass(int milliseconds)
    {
        _node.Work();
        _bench.Wait(milliseconds);
        SentCommand[] commands = [.. _commands];
        _commands.Clear();
        foreach (SentCommand command in commands.Where(_ => _random.NextDouble() >= _network.Loss))
        {
            _node.OnCommand(command);
        }
    }

    private void SetLink(bool isUp)
    {
        if (isUp == _isUp)
        {
            return;
        }

        _isUp = isUp;
        _bench.Link.IsUp = isUp;
        if (isUp)
        {
            _bench.Host.OnConnected();
        }
        else
        {
            _bench.Host.OnDisconnected();
        }
    }

    private void RestartGateway()
    {
        Restarts++;
        _historian.Crash();
        _commands.Clear();
        _isUp = false;
        _bench = StartGateway();
        SetLink(true);
    }

    private Bench StartGateway()
    {
        StoreProgress? current = _historian.LoadProgress().SingleOrDefault(progress => progress.IsCurrent);
        _accountedAtStart = current?.Accounted ?? new RecordIntervals();
        _storeAtStart = current?.StoreId ?? 0;
        var bench = new Bench(_historian, _time);
        bench.Link.IsUp = false;
        bench.Link.OnSent = OnSent;
        return bench;
    }

    private void OnSent(SentCommand command)
    {
        if (command.IsOnline is not null)
        {
            return;
        }

        foreach ((ulong first, ulong last) in command.Stored.Ranges)
        {
            Assert.Empty(_historian.Accounted(ReferenceNode.Id, command.StoreId).MissingIn(first, last));
        }

        _commands.Add(command);
    }

    private void Check()
    {
        Dictionary<(ulong, ulong), (RecordHeader Header, Reading[] Readings)> stored =
            _historian.Records.ToDictionary(record => (record.Header.Id.StoreId, record.Header.Id.Number));
        Dictionary<(ulong, ulong), QuarantineEntry> quarantined =
            _historian.Quarantine.ToDictionary(entry => (entry.Id.StoreId, entry.Id.Number));
        int point = TestWorkshop.PointOf("meter-1", "active-power").Index;
        // Of stores from before the first that the gateway ever put on disk nobody can know.
        ulong firstKnown = _historian.LoadProgress().Min(progress => progress.StoreId);
        foreach (TakenRecord record in _node.Taken)
        {
            (ulong Store, ulong Number) id = (record.Store, record.Number);
            if (stored.TryGetValue(id, out (RecordHeader Header, Reading[] Readings) found))
            {
                Assert.False(record.IsPoisoned, $"{record} was stored");
                var reading = new Reading(point, record.TimestampMs, PointValue.FromFloat(record.Value), Quality.Good, BadReason.None);
                Assert.Equal([reading], found.Readings);
            }
            else if (quarantined.ContainsKey(id))
            {
                Assert.True(record.IsPoisoned, $"{record} was quarantined");
            }
            else
            {
                Assert.True(_node.Lost.Contains(id), $"{record} is neither stored nor lost");
                Assert.True(
                    record.Store < firstKnown || _historian.Gaps.Any(gap => Covers(gap, record)),
                    $"{record} was lost, and no gap says so");
            }
        }

        Assert.Equal(_node.Taken.Count(record => stored.ContainsKey((record.Store, record.Number))), stored.Count);
        CheckEverythingTold();
        Assert.Equal(0, _node.Unconfirmed);
    }

    /// <summary>Who waits for a number in the stages does not wait for ever.</summary>
    private void CheckEverythingTold()
    {
        if (_node.Last == 0)
        {
            return;
        }

        ulong before = _storeAtStart == _node.Store ? _accountedAtStart.Count : 0;
        Assert.Equal(_node.Last, before + _bench.Stage.CountOf(ReferenceNode.Id, _node.Store));
        Assert.Equal(_node.Last, _historian.Accounted(ReferenceNode.Id, _node.Store).Contiguous);
    }

    /// <summary>A gap by numbers names the record; one by time also covers stores that came and went unseen.</summary>
    private static bool Covers(GapEntry gap, TakenRecord record) =>
        (gap.First is null
            ? gap.StoreId <= record.Store
            : gap.StoreId == record.Store && gap.First <= record.Number && record.Number <= gap.Last)
        && gap.FromMs <= record.TimestampMs && record.TimestampMs <= gap.ToMs;
}
