using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Historian.Tests.Segments;

/// <summary>What merging of files takes, and that it changes nothing where it cannot merge.</summary>
public class MergeTests
{
    private const int Nodes = 200;
    private const int PointsPerNode = 20;
    private const int Files = 8;
    private const long T0 = 1_780_300_000_000;

    /// <summary>
    /// A merge of eight files of 100,000 points took 72 MB beside what is there for good, 235 bytes a column. Now it is 2 MB, 2 bytes a column,
    /// and more in files as small as these: what each file takes, however large. What a seal needs is kept from one to the next.
    /// </summary>
    [Fact]
    public void Seals_and_a_merge_take_little_memory()
    {
        using var history = new TestHistory(TestWorkshop.WithPoints(Nodes * PointsPerNode), options => options.SealReadings = Nodes * PointsPerNode);
        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0));
        for (int file = 0; file < Files; file++)
        {
            for (int node = 0; node < Nodes; node++)
            {
                Reading[] readings = [.. Enumerable.Range(node * PointsPerNode, PointsPerNode).Select(point => Number(point, T0 + (file * 1000L), file))];
                history.Append($"N{node:000}", 1, (ulong)file + 1, T0 + (file * 1000L), readings);
            }

            history.PumpAll();
            long atSeal = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(history.Sealer.RunOnce());
            Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - atSeal) / Nodes, 0, file == 0 ? 4_000 : 1_000);
        }

        Assert.Equal(Files, Segments(history));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(history.Sealer.RunOnce());
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(1, Segments(history));
        Assert.InRange(allocated / (Files * Nodes * PointsPerNode), 0, 45);
        Assert.Equal(Enumerable.Range(0, Files).Select(file => Number(77, T0 + (file * 1000L), file)), history.ReadAll(77));
    }

    [Fact]
    public void More_states_than_a_column_may_have_stay_in_two_blocks()
    {
        using var history = new TestHistory(TestWorkshop.WithPoints(2));
        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0).AddDays(2));
        var expected = new List<Reading>();
        for (int i = 0; i < 400; i++)
        {
            long atMs = T0 + (i * 1000L);
            var bad = new Reading(1, atMs, default, Quality.Bad, (BadReason)(i + 1));
            history.Append("N001", 1, (ulong)i + 1, atMs, Number(0, atMs, i), bad);
            expected.Add(bad);
            if (i == 199)
            {
                Seal(history);
            }
        }

        Seal(history);
        Assert.Equal(1, Segments(history));
        Assert.Equal(expected, history.ReadAll(1));
        Assert.Equal(400, history.ReadAll(0).Count);
        Assert.Empty(HistoryCheck.Run(history.Options.Folder, default).Faults);
    }

    private static Reading Number(int point, long atMs, int i) => new(point, atMs, PointValue.FromFloat((point + i) / 10f), Quality.Good, BadReason.None);

    private static int Segments(TestHistory history) => Directory.GetFiles(Path.Combine(history.Options.Folder, "segments"), "*.wxs").Length;

    private static void Seal(TestHistory history)
    {
        history.PumpAll();
        history.Time.Advance(TimeSpan.FromHours(1));
        while (history.Sealer.RunOnce())
        {
        }
    }
}
