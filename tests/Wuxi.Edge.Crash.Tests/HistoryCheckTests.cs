using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Crash.Checking;
using Wuxi.Edge.Crash.Load;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Crash.Tests;

/// <summary>The harness can see what it looks for: each fault is put in, and has to be found.</summary>
public sealed class HistoryCheckTests : IDisposable
{
    private const ulong Taken = 2_000;
    private const ulong Confirmed = 1_900;

    private readonly TemporaryFolder _folder = new();
    private readonly LoadPlan _plan = new(7, 2, 10, 1_790_000_000_000);
    private readonly WorkshopModel _workshop;
    private readonly Dictionary<string, List<Reading>> _history = [];

    public HistoryCheckTests()
    {
        File.WriteAllText(_folder.File("w.yaml"), _plan.WorkshopText());
        WorkshopReadResult read = WorkshopReader.ReadFile(_folder.File("w.yaml"));
        Assert.Empty(read.Faults);
        _workshop = read.Model!;
        for (int node = 0; node < 2; node++)
        {
            for (ulong number = 1; number <= Confirmed + 50; number++)
            {
                LoadDevice device = LoadPlan.DeviceOf(number);
                for (int metric = 0; metric < device.Metrics.Count; metric++)
                {
                    Point point = _workshop.FindPoint(LoadPlan.PointId(_plan.Nodes[node], device, device.Metrics[metric]))!;
                    ListOf(point.Id).Add(_plan.ReadingOf(node, number, metric, point.Index));
                }
            }
        }

        foreach (List<Reading> readings in _history.Values)
        {
            readings.Sort((left, right) => left.TimestampMs.CompareTo(right.TimestampMs));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_history_that_is_as_it_was_sent_is_good()
    {
        Findings found = Look();

        Assert.Null(found.Example);
        Assert.True(found.IsGood);
        Assert.Equal((2 * (long)Confirmed, 2 * (long)Confirmed), (found.Confirmed, found.Readable));
    }

    [Fact]
    public void One_missing_reading_is_a_missing_record()
    {
        int at = IndexOf("meter-1-frequency", number => number < Confirmed);
        Frequency.RemoveAt(at);

        Assert.Equal((1, 0, 0), Counts(Look()));
    }

    [Fact]
    public void A_reading_that_is_there_again_is_a_duplicated_record()
    {
        Frequency.Insert(100, Frequency[100]);

        Findings found = Look();

        Assert.Equal(1, found.Duplicated);
        Assert.False(found.IsGood);
    }

    [Fact]
    public void One_bit_of_a_value_is_seen()
    {
        Reading before = Frequency[100];
        Frequency[100] = before with { Value = PointValue.FromBits(before.Value.Kind, before.Value.Bits ^ 1, null), Quality = Quality.Good };

        Assert.Equal((1, 0, 1), Counts(Look()));
    }

    [Fact]
    public void A_lost_reason_is_seen()
    {
        int at = Frequency.FindIndex(reading => reading.Reason != BadReason.None);
        Frequency[at] = Frequency[at] with { Reason = BadReason.None };

        Assert.Equal((1, 0, 1), Counts(Look()));
    }

    [Fact]
    public void A_reading_that_nobody_sent_is_seen()
    {
        Frequency.Insert(0, Frequency[0] with { TimestampMs = 5 });

        Assert.Equal((0, 0, 1), Counts(Look()));
    }

    [Fact]
    public void Times_and_numbers_belong_together_and_no_two_records_share_a_time()
    {
        var times = new HashSet<long>();
        for (ulong number = 1; number <= 20_000; number++)
        {
            long timeMs = _plan.TimeOf(1, number);
            Assert.True(times.Add(timeMs), $"record {number} has the time of another one");
            Assert.Equal(number, _plan.NumberAt(1, timeMs));
        }
    }

    [Fact]
    public void All_kinds_of_values_are_sent()
    {
        Reading[] all = [.. _history.Values.SelectMany(readings => readings)];

        Assert.Equal(Enum.GetValues<ValueKind>(), all.Select(reading => reading.Value.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<BadReason>(), all.Select(reading => reading.Reason).Distinct().Order());
        Assert.Contains(all, reading => reading.Value == PointValue.FromFloat(-0f));
    }

    private List<Reading> Frequency => _history["A1/N001/meter-1-frequency"];

    private static (long Missing, long Duplicated, long Foreign) Counts(Findings found) => (found.Missing, found.Duplicated, found.Foreign);

    private int IndexOf(string point, Func<ulong, bool> isWanted) =>
        _history["A1/N001/" + point].FindIndex(reading => isWanted(_plan.NumberAt(0, reading.TimestampMs)));

    private List<Reading> ListOf(string point)
    {
        if (!_history.TryGetValue(point, out List<Reading>? list))
        {
            _history[point] = list = [];
        }

        return list;
    }

    private Findings Look()
    {
        var confirmed = new RecordIntervals();
        confirmed.Add(1, Confirmed);
        return new HistoryCheck(_plan, _workshop).Look(
            (point, fromMs, toMs) => _history[point].Where(reading => reading.TimestampMs >= fromMs && reading.TimestampMs < toMs),
            [(Taken, confirmed), (Taken, confirmed)],
            0,
            long.MaxValue);
    }
}
