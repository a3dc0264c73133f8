using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Ingest.Records;

namespace Wuxi.Edge.Ingest.Tests;

public class RecordTimesTests
{
    /// <summary>Against a plain list: the bounds are never wrong, and next to a missing number they are exact.</summary>
    [Fact]
    public void Bounds_a_gap_by_the_records_beside_it()
    {
        Prop.ForAll<byte[]>(numbers =>
        {
            var times = new RecordTimes();
            var stored = new SortedSet<ulong>();
            foreach (ulong number in numbers.Select(number => (ulong)(number % 40) + 1))
            {
                stored.Add(number);
                times.Add(number, TimeOf(number)!.Value);
            }

            for (ulong number = 1; number <= 42; number++)
            {
                if (stored.Contains(number))
                {
                    continue;
                }

                ulong[] below = [.. stored.Where(other => other < number)];
                ulong[] above = [.. stored.Where(other => other > number)];
                Assert.Equal(below.Length > 0 ? TimeOf(below[^1]) : null, times.Before(number));
                Assert.Equal(above.Length > 0 ? TimeOf(above[0]) : null, times.After(number));
            }
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>After a restart the newest record's time bounds what follows, and nothing before it.</summary>
    [Fact]
    public void Restored_time_is_a_bound_in_one_direction()
    {
        var times = new RecordTimes();
        times.Restore(20, 5_000);
        Assert.Equal(5_000, times.Before(21));
        Assert.Null(times.After(10));
        times.Add(25, 9_000);
        Assert.Equal(9_000, times.After(10));
        Assert.Equal(9_000, times.After(22));
        times.Add(21, 6_000);
        Assert.Equal(6_000, times.After(10));
        Assert.Null(times.Before(10));
    }

    private static long? TimeOf(ulong number) => (long)number * 1_000;

}
