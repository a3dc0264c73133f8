using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Streams the readings of a point in the order of time, out of however many files and batches they are in.</summary>
internal static class RangeReader
{
    /// <param name="connections">The database.</param>
    /// <param name="store">The segments.</param>
    /// <param name="pointId">Id of the point; without history there are no readings.</param>
    /// <param name="pointIndex">What the readings carry as their point.</param>
    public static IEnumerable<Reading> Read(
        HistoryConnections connections, SegmentStore store, string pointId, int pointIndex, long fromMs, long toMs)
    {
        using PointSnapshot snapshot = PointSnapshot.Take(connections, store, pointId, fromMs, toMs);
        var spare = new BlockRun();
        for (int start = 0; start < snapshot.Sources.Count;)
        {
            int end = EndOfCluster(snapshot.Sources, start);
            foreach (Reading reading in ReadCluster(snapshot, snapshot.Sources, start, end, spare, pointIndex, fromMs, toMs))
            {
                yield return reading;
            }

            start = end;
        }
    }

    /// <summary>The readings of sources that belong together, in the order of time.</summary>
    public static IEnumerable<Reading> ReadCluster(
        PointSnapshot snapshot, IReadOnlyList<RunSource> sources, int start, int end, BlockRun spare, int pointIndex, long fromMs, long toMs)
    {
        // Roll-ups whose readings are gone stand among the sources when windows are asked for.
        sources = [.. sources.Skip(start).Take(end - start).Where(source => source.HasReadings)];
        IEnumerable<Reading> cluster = sources.Count == 0 ? []
            : sources.Count == 1 ? One(sources[0].Open(snapshot, spare), pointIndex)
            : Many([.. sources.Select(source => source.Open(snapshot, null))], pointIndex);
        return cluster.SkipWhile(reading => reading.TimestampMs < fromMs).TakeWhile(reading => reading.TimestampMs < toMs);
    }

    /// <summary>Sources whose times run into each other.</summary>
    public static int EndOfCluster(IReadOnlyList<RunSource> sources, int start)
    {
        long toMs = sources[start].ToMs;
        int end = start + 1;
        while (end < sources.Count && sources[end].FromMs <= toMs)
        {
            toMs = Math.Max(toMs, sources[end].ToMs);
            end++;
        }

        return end;
    }

    private static IEnumerable<Reading> One(ReadingRun run, int point)
    {
        while (run.Next())
        {
            for (int i = 0; i < run.Count; i++)
            {
                yield return run.ReadingAt(i, point);
            }
        }
    }

    /// <summary>Always the earliest of all; of equal times the one whose source begins first.</summary>
    private static IEnumerable<Reading> Many(ReadingRun[] runs, int point)
    {
        var next = new PriorityQueue<int, (long TimeMs, int Run)>();
        int[] at = new int[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            if (runs[i].Next())
            {
                next.Enqueue(i, (runs[i].Times[0], i));
            }
        }

        while (next.TryDequeue(out int run, out _))
        {
            yield return runs[run].ReadingAt(at[run], point);
            at[run]++;
            if (at[run] == runs[run].Count)
            {
                at[run] = 0;
                if (!runs[run].Next())
                {
                    continue;
                }
            }

            next.Enqueue(run, (runs[run].Times[at[run]], run));
        }
    }
}
