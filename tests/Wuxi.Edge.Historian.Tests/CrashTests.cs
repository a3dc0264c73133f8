using System.Diagnostics;
using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.CrashWriter;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>A writing process is killed (kill -9) at random moments, again and again, on the same database.</summary>
public class CrashTests
{
    private const int Rounds = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_was_told_is_there_exactly_once_after_each_kill(int seed)
    {
        string folder = Directory.CreateTempSubdirectory("wuxi-edge-crash-").FullName;
        try
        {
            var random = new Random(seed);
            var told = new RecordIntervals();
            for (int round = 0; round < Rounds; round++)
            {
                int lines = await WriteAndKillAsync(folder, seed * 1000 + round, random.Next(1, 40), told);
                Assert.True(lines > 0, "the writer told nothing");
                Verify(folder, told);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Kills the writer when it has told so many ranges; how far it is by then is chance.</summary>
    private static async Task<int> WriteAndKillAsync(string folder, int seed, int linesToRead, RecordIntervals told)
    {
        string writer = typeof(CrashRecords).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", writer, folder, seed.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        int lines = 0;
        try
        {
            // Lines that were on their way when it was killed count too.
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                string[] words = line.Split(' ');
                if (words is [_, _, _, "."])
                {
                    told.Add(ulong.Parse(words[1], CultureInfo.InvariantCulture), ulong.Parse(words[2], CultureInfo.InvariantCulture));
                    lines++;
                }

                if (lines == linesToRead && !process.HasExited)
                {
                    process.Kill();
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync();
        }

        Assert.Equal("", await errors);
        return lines;
    }

    private static void Verify(string folder, RecordIntervals told)
    {
        using HistoryDatabase database = HistoryDatabase.Open(
            new HistorianOptions { Folder = folder }, new CrashWorkshop(), new ManualTimeProvider(), new RecordingLogger());
        StoreProgress store = Assert.Single(database.Writer.LoadProgress());
        Assert.True(store.IsCurrent);
        Assert.Equal(CrashRecords.StoreId, store.StoreId);
        Assert.All(told.Ranges, range => Assert.Empty(store.Accounted.MissingIn(range.First, range.Last)));

        // The intervals are what the rows are, each number once and whole.
        ulong[] accounted = [.. store.Accounted.Ranges.SelectMany(range => Enumerable.Range(0, (int)(range.Last - range.First) + 1).Select(i => range.First + (ulong)i))];
        ulong[] records = [.. accounted.Where(number => CrashRecords.Kind(number) == WhatIs.Record)];
        for (int point = 0; point < CrashRecords.Points; point++)
        {
            IEnumerable<Reading> expected = records.Select(number => CrashRecords.ReadingsOf(number)[point]);
            Assert.True(expected.SequenceEqual(database.Query.ReadRange("A1/machine/q" + point, 0, long.MaxValue)), $"rows of point {point} are not those of the {records.Length} records");
        }

        int gaps = accounted.Count(number => CrashRecords.Kind(number) == WhatIs.Gap);
        int quarantined = accounted.Count(number => CrashRecords.Kind(number) == WhatIs.Quarantine);
        Assert.Equal(new HistoryTotals(records.Length, records.Length * CrashRecords.Points, gaps, quarantined, 0), database.Query.ReadTotals());
        Assert.Equal(records.Length, database.Query.ReadCompleteness(CrashRecords.Node, 0, long.MaxValue).Records);
    }
}
