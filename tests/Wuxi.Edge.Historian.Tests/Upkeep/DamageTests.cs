using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Historian.Tests.Upkeep;

/// <summary>Damage is found wherever it is, never read as values, and takes down nothing but what it hit.</summary>
public class DamageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_flipped_byte_is_found_and_no_wrong_value_is_read(int seed)
    {
        using TestHistory history = SampleHistory.Create();
        List<Reading>[] right = SampleHistory.ReadAll(history);
        string[] files = SampleHistory.Segments(history);
        Assert.Empty(Check(history).Faults);
        var random = new Random(seed);
        for (int round = 0; round < 120; round++)
        {
            string file = files[random.Next(files.Length)];
            byte[] bytes = File.ReadAllBytes(file);
            // The ends are where the layout hangs on single bytes: they get their share.
            int at = round % 4 == 0 ? random.Next(16) : round % 4 == 1 ? bytes.Length - 1 - random.Next(200) : random.Next(bytes.Length);
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            IReadOnlyList<HistoryFault> faults = Check(history).Faults;
            Assert.True(faults.Count > 0 && faults.Any(fault => fault.File == file), $"byte {at} of {bytes.Length} in {file}");
            if (round % 3 == 0)
            {
                AssertRightOrLess(history, right, isWhole: at < 8);
            }

            File.WriteAllBytes(file, bytes);
        }

        Assert.Empty(Check(history).Faults);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cut_files_and_nonsense_are_refused(int seed)
    {
        using TestHistory history = SampleHistory.Create();
        List<Reading>[] right = SampleHistory.ReadAll(history);
        string file = SampleHistory.Segments(history)[0];
        byte[] bytes = File.ReadAllBytes(file);
        var random = new Random(seed);
        for (int round = 0; round < 60; round++)
        {
            byte[] damaged;
            if (round % 2 == 0)
            {
                damaged = bytes[..random.Next(bytes.Length)];
            }
            else
            {
                damaged = new byte[random.Next(2_000)];
                random.NextBytes(damaged);
                if (damaged.Length > 32 && round % 4 == 1)
                {
                    // Right at both ends, nonsense between.
                    bytes.AsSpan(0, 8).CopyTo(damaged);
                    bytes.AsSpan(bytes.Length - 8).CopyTo(damaged.AsSpan(damaged.Length - 8));
                }
            }

            File.WriteAllBytes(file, damaged);
            Assert.Throws<DamagedDataException>(() => SegmentReader.Open(file));
            Assert.Contains(Check(history).Faults, fault => fault.File == file);
            if (round % 10 == 0)
            {
                AssertRightOrLess(history, right, isWhole: false);
            }
        }
    }

    /// <summary>The index of an open file is read part by part as it is needed: what has become wrong since is found then.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_index_that_is_damaged_while_its_file_is_open_gives_no_wrong_value(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 6; round++)
        {
            using TestHistory history = SampleHistory.Create();
            List<Reading>[] right = SampleHistory.ReadAll(history);
            string[] files = SampleHistory.Segments(history);
            string file = files[random.Next(files.Length)];
            byte[] bytes = File.ReadAllBytes(file);
            int index = (int)BitConverter.ToInt64(bytes, bytes.Length - SegmentFormat.FootBytes);
            int length = BitConverter.ToInt32(bytes, bytes.Length - SegmentFormat.FootBytes + 8);
            // The first bytes tell how many blocks there are, which is known already.
            bytes[index + random.Next(2, length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, bytes);
            AssertReadsRightOrLess(history, right, isWhole: false);
            Assert.False(history.Query.ReadCompleteness("N001", 0, long.MaxValue).IsComplete && history.Query.DamagedFiles.Count == 0);
            Assert.Contains(Check(history).Faults, fault => fault.File == file);
        }
    }

    [Fact]
    public void A_missing_file_hides_nothing_but_itself_and_holds_up_nothing()
    {
        using TestHistory history = SampleHistory.Create();
        int whole = history.ReadAll(1).Count;
        string[] files = SampleHistory.Segments(history);
        long lost = new FileInfo(files[0]).Length;
        Assert.True(files.Length > 1 && lost > 0);
        File.Delete(files[0]);
        history.Reopen();
        Assert.Equal([files[0]], FilesOf(history));
        List<Reading> left = history.ReadAll(1);
        Assert.InRange(left.Count, 1, whole - 1);
        Assert.NotNull(history.Query.ReadLast(long.MaxValue)[0]);
        Completeness proof = history.Query.ReadCompleteness("N001", 0, long.MaxValue);
        Assert.False(proof.IsComplete);
        Assert.Equal(1, proof.Unreadable);
        HistoryFault fault = Assert.Single(Check(history).Faults);
        Assert.Equal((files[0], "no file"), (fault.File, fault.Found));

        // Writing, sealing and merging of the others go on.
        history.Append("N001", 1, 9_000, 1_780_900_000_000, new Reading(1, 1_780_900_000_000, PointValue.FromInt64(1), Quality.Good, BadReason.None));
        history.PumpAll();
        history.Sealer.Compact();
        SampleHistory.Seal(history);
        Assert.Equal(0, history.Writer.UnsealedReadings);
        Assert.Equal(left.Count + 1, history.ReadAll(1).Count);
        Assert.Equal(files[0], Assert.Single(Check(history).Faults).File);
    }

    [Fact]
    public void A_batch_and_a_count_that_are_wrong_are_found()
    {
        using TestHistory history = SampleHistory.Create();
        Execute(history, "UPDATE batch SET readings = readings + 1");
        Assert.Contains("batch", Assert.Single(Check(history).Faults).Found, StringComparison.Ordinal);
        Execute(history, "UPDATE batch SET readings = readings - 1");
        Execute(history, "UPDATE segment SET records = records + 1 WHERE key = (SELECT max(key) FROM segment)");
        Assert.Contains("records", Assert.Single(Check(history).Faults).Found, StringComparison.Ordinal);
        Execute(history, "UPDATE segment SET records = records - 1 WHERE key = (SELECT max(key) FROM segment)");
        Execute(history, "UPDATE interval SET last = last + 200");
        Assert.Contains("no record", Assert.Single(Check(history).Faults).Found, StringComparison.Ordinal);
        Execute(history, "UPDATE interval SET last = last - 201");
        Assert.Contains("records of store", Assert.Single(Check(history).Faults).Found, StringComparison.Ordinal);
    }

    private static string[] FilesOf(TestHistory history)
    {
        history.Query.ReadTrend(history.Workshop.Points[0].Id, 0, long.MaxValue, 10);
        return [.. history.Query.DamagedFiles.Keys];
    }

    /// <summary>What is read is what was written, all of it or, if the history says so, less.</summary>
    private static void AssertRightOrLess(TestHistory history, List<Reading>[] right, bool isWhole)
    {
        history.Reopen();
        AssertReadsRightOrLess(history, right, isWhole);
    }

    private static void AssertReadsRightOrLess(TestHistory history, List<Reading>[] right, bool isWhole)
    {
        for (int point = 0; point < right.Length; point++)
        {
            List<Reading> read = history.ReadAll(point);
            var expected = right[point].ToHashSet();
            Assert.All(read, reading => Assert.Contains(reading, expected));
            Assert.True(read.Count == right[point].Count || history.Query.DamagedFiles.Count > 0);
            Assert.True(!isWhole || read.Count == right[point].Count);
            history.Query.ReadTrend(history.Workshop.Points[point].Id, 0, long.MaxValue, 10);
            history.Query.ReadWindows(history.Workshop.Points[point].Id, [0, 1_780_000_000_000, 1_790_000_000_000]);
        }

        history.Query.ReadLast(long.MaxValue);
        history.Query.ReadCompleteness("N001", 0, long.MaxValue);
    }

    private static HistoryCheckResult Check(TestHistory history) => HistoryCheck.Run(history.Options.Folder, default);

    private static void Execute(TestHistory history, string sql)
    {
        using Microsoft.Data.Sqlite.SqliteCommand command = history.Writer.Connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
