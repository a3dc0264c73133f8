using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>
/// A node that measures two points, loses its connection at random, keeps what it could not send, sends it again within its
/// window and out of order, loses some of it for ever, and sometimes comes back with a new store. All from one seed.
/// </summary>
internal sealed class OutageScenario
{
    private const int Window = 32;

    private readonly Random _random;
    private readonly WorkshopModel _workshop;
    private readonly bool _hasHoles;
    private readonly bool _hasKills;
    private readonly List<Sample>[] _samples = [[], []];
    private readonly List<(ulong Number, Reading[] Readings)> _backlog = [];
    private readonly List<(ulong Number, Reading[] Readings)> _inFlight = [];
    private readonly double[] _value = [5, 5];
    private ulong _store = Plant.Store;
    private ulong _number;
    private readonly List<(ulong Number, Reading[] Readings)> _unconfirmed = [];
    private StageBench _bench;
    private bool _isConnected = true;
    private bool _isKilled;

    public OutageScenario(int seed, bool hasDelays = false, bool hasHoles = false, bool hasKills = false)
    {
        _random = new Random(seed);
        _hasHoles = hasHoles;
        _hasKills = hasKills;
        Point[] points = [Plant.Point(0), Plant.Point(1)];
        int Delay() => hasDelays ? 100 + 200 * _random.Next(0, 8) : 0;
        Alarms =
        [
            Plant.Alarm("h0", points[0], AlarmKind.High, 10, 2, Delay(), Delay()),
            Plant.Alarm("hh0", points[0], AlarmKind.HighHigh, 12, 0, Delay(), Delay()),
            Plant.Alarm("h1", points[1], AlarmKind.High, 9, 3, Delay(), Delay()),
        ];
        _workshop = Plant.Workshop(points, Alarms);
        _bench = new StageBench(_workshop).Start();
    }

    public AlarmDefinition[] Alarms { get; }

    /// <summary>Runs it, and says what is wrong; null when nothing is.</summary>
    public string? Run(int steps)
    {
        // Samples fall on multiples of 200 ms and delays on odd multiples of 100: no two things at one instant.
        for (int step = 0; step < steps; step++)
        {
            if (_isKilled)
            {
                _bench.Time.Advance(TimeSpan.FromMilliseconds(200));
            }

            _bench.RunTo(step * 200L);
            Connect(step > steps - 20 || _random.Next(100) >= (_isConnected ? 6 : 92));
            Sample(step * 200L);
            Drain();
        }

        while (_backlog.Count + _inFlight.Count > 0)
        {
            Drain();
        }

        // One more live record of the other point's device, so that there is something to join.
        Record(steps * 200L, [0, 1], [0, 0]);
        long endMs = steps * 200L + 5_000;
        _bench.RunTo(endMs);
        return Alarms.Select(alarm => Compare(alarm, endMs)).FirstOrDefault(fault => fault is not null);
    }

    private void Connect(bool isConnected)
    {
        if (_isConnected && !isConnected)
        {
            // A kill in the middle of a replay is left out: the README says what is lost then.
            _isKilled = _hasKills && _backlog.Count + _inFlight.Count == 0 && _random.Next(2) == 0;
            if (_isKilled)
            {
                // The newest records were evaluated but not stored when the gateway was killed: they come again.
                _backlog.AddRange(_unconfirmed);
            }
            else
            {
                _bench.Death();
            }

            _unconfirmed.Clear();
            _backlog.InsertRange(0, _inFlight.OrderBy(record => record.Number));
            _inFlight.Clear();
            if (_hasHoles && _random.Next(4) == 0 && _backlog.Count > 0)
            {
                LoseBacklog();
            }
        }

        if (!_isConnected && isConnected && _isKilled)
        {
            _bench = new StageBench(_workshop, killed: _bench).Start(
                AlarmStageTests.Stored(_backlog.Count > 0 ? _backlog[0].Number - 1 : _number));
            _isKilled = false;
        }

        if (!_isConnected && isConnected && _hasHoles && _random.Next(8) == 0)
        {
            ReplaceStore();
        }

        _isConnected = isConnected;
    }

    /// <summary>The store overflows: some of the oldest unconfirmed records are gone, which the gateway is told.</summary>
    private void LoseBacklog()
    {
        int count = _random.Next(1, _backlog.Count + 1);
        foreach ((ulong number, Reading[] readings) in _backlog.Take(count))
        {
            Lose(readings);
            _bench.Stage.OnGap(Plant.Node, _store, number, number);
        }

        _backlog.RemoveRange(0, count);
    }

    /// <summary>A power cut of a RAM store: what was not sent is gone, and nobody can say how much it was.</summary>
    private void ReplaceStore()
    {
        foreach ((_, Reading[] readings) in _backlog)
        {
            Lose(readings);
        }

        _backlog.Clear();
        _store++;
        _number = 0;
        // Whatever ran in the node's absence is not known to have gone on.
        foreach (List<Sample> samples in _samples)
        {
            samples.Add(new Sample(_bench.Time.NowMs - _bench.StartMs, null, IsHole: true));
        }
    }

    private void Lose(Reading[] readings)
    {
        // The hole counts for every point of the node: who can say which of them the records were of.
        long ms = readings[0].TimestampMs - _bench.StartMs;
        _samples[0].RemoveAll(sample => sample.Ms == ms);
        _samples[1].RemoveAll(sample => sample.Ms == ms);
        _samples[0].Add(new Sample(ms, null, IsHole: true));
        _samples[1].Add(new Sample(ms, null, IsHole: true));
    }

    private void Sample(long ms)
    {
        for (int point = 0; point < 2; point++)
        {
            _value[point] = Math.Clamp(_value[point] + _random.Next(-4, 5), 0, 16);
        }

        // Report by exception: now one point, now both, now none.
        int[] due = [.. Enumerable.Range(0, 2).Where(_ => _random.Next(3) > 0)];
        if (due.Length > 0)
        {
            Record(ms, due, [_random.Next(12), _random.Next(12)]);
        }
    }

    private void Record(long ms, int[] points, int[] dice)
    {
        Reading[] readings = [.. points.Select(point => dice[point] == 11
            ? Plant.Bad(point, _bench.StartMs + ms)
            : Plant.Good(point, _bench.StartMs + ms, _value[point]))];
        foreach (Reading reading in readings)
        {
            _samples[reading.Point].Add(new Sample(ms, reading.Value.Number));
        }

        _number++;
        if (_isConnected)
        {
            _bench.Deliver(_number, false, _store, readings);
            _unconfirmed.Add((_number, readings));
            if (_unconfirmed.Count > _random.Next(6))
            {
                _unconfirmed.Clear();
            }
        }
        else
        {
            _backlog.Add((_number, readings));
        }
    }

    private void Drain()
    {
        for (int i = _random.Next(4); _isConnected && i > 0; i--)
        {
            while (_inFlight.Count < Window && _backlog.Count > 0)
            {
                _inFlight.Add(_backlog[0]);
                _backlog.RemoveAt(0);
            }

            if (_inFlight.Count > 0)
            {
                int at = _random.Next(_inFlight.Count);
                (ulong number, Reading[] readings) = _inFlight[at];
                _inFlight.RemoveAt(at);
                _bench.Deliver(number, true, _store, readings);
            }
        }
    }

    private string? Compare(AlarmDefinition alarm, long endMs)
    {
        List<Sample> samples = _samples[alarm.Point.Index];
        List<(bool IsActive, long AtMs)> truth = Oracle.Walk(alarm, samples.OrderBy(sample => sample.Ms), endMs);
        List<(bool IsActive, long AtMs)> journal = Oracle.Merge(_bench.Journal.Entries, alarm.Id, _bench.StartMs);
        if (!truth.SequenceEqual(journal))
        {
            return $"{alarm}\n truth   {string.Join(' ', truth)}\n journal {string.Join(' ', journal)}\n entries\n  "
                + string.Join("\n  ", _bench.Journalled.Where(entry => entry.StartsWith(alarm.Id + " ", StringComparison.Ordinal) || entry.StartsWith("~" + alarm.Id + " ", StringComparison.Ordinal)));
        }

        ActiveAlarm? open = _bench.Stage.Active.FirstOrDefault(active => active.AlarmId == alarm.Id);
        bool isActive = open is { State: AlarmState.UnacknowledgedActive or AlarmState.AcknowledgedActive };
        bool shouldBe = truth.Count > 0 && truth[^1].IsActive;
        if (isActive != shouldBe || (isActive && open!.ActiveSinceMs - _bench.StartMs != truth[^1].AtMs))
        {
            return $"{alarm}: active {isActive} since {open?.ActiveSinceMs - _bench.StartMs}, truth {shouldBe} {string.Join(' ', truth.TakeLast(2))}";
        }

        return null;
    }
}
