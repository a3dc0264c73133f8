using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>
/// The roll-ups of a point in the order of time: as they were stored where they cover all there is, else summed from the
/// readings. A window whose readings are in several places comes in several pieces.
/// </summary>
internal static class RollupReader
{
    /// <param name="snapshot">What was committed of the point.</param>
    /// <param name="resolutionMs">Length of the windows; 0: each reading by itself.</param>
    /// <param name="fromMs">Windows and readings that begin before are left out.</param>
    /// <param name="toMs">End, exclusive.</param>
    /// <param name="into">Takes them.</param>
    public static void Read(PointSnapshot snapshot, int resolutionMs, long fromMs, long toMs, RollupSink into)
    {
        var spare = new BlockRun();
        var cursor = new RollupCursor(into.IsTrend);
        IReadOnlyList<RunSource> sources = snapshot.All;
        for (int start = 0; start < sources.Count;)
        {
            int end = RangeReader.EndOfCluster(sources, start);
            if (end == start + 1 && Open(snapshot, sources[start], resolutionMs, cursor))
            {
                Walk(cursor, fromMs, toMs, into);
            }
            else if (!sources.Skip(start).Take(end - start).All(source => source.HasReadings))
            {
                Mix(snapshot, sources, start, end, spare, resolutionMs, fromMs, toMs, into);
            }
            else
            {
                Sum(RangeReader.ReadCluster(snapshot, sources, start, end, spare, 0, fromMs, toMs), resolutionMs, into);
            }

            start = end;
        }
    }

    /// <summary>
    /// Reads the roll-ups of a place that has no readings any more, of the resolution or the next longer one that is kept.
    /// </summary>
    public static void ReadKept(PointSnapshot snapshot, in RunSource source, int resolutionMs, long fromMs, long toMs, RollupSink into)
    {
        var cursor = new RollupCursor(into.IsTrend);
        if (Open(snapshot, source, resolutionMs, cursor))
        {
            Walk(cursor, fromMs, toMs, into);
        }
    }

    private static void Walk(RollupCursor cursor, long fromMs, long toMs, RollupSink into)
    {
        while (cursor.Next())
        {
            int start = 0;
            while (start < cursor.Count && cursor.FromMs(start) < fromMs)
            {
                start++;
            }

            int end = cursor.Count;
            while (end > start && cursor.FromMs(end - 1) >= toMs)
            {
                end--;
            }

            into.Add(cursor, start, end);
            if (end < cursor.Count)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Places that run into each other, some without readings: roll-ups and sums in the order of their windows. Where both are of one window,
    /// steps between them are not known, and the rest is right.
    /// </summary>
    private static void Mix(
        PointSnapshot snapshot, IReadOnlyList<RunSource> sources, int start, int end, BlockRun spare, int resolutionMs, long fromMs, long toMs, RollupSink into)
    {
        var windows = new RollupList();
        for (int i = start; i < end; i++)
        {
            if (!sources[i].HasReadings)
            {
                ReadKept(snapshot, sources[i], resolutionMs, fromMs, toMs, windows);
            }
        }

        Sum(RangeReader.ReadCluster(snapshot, sources, start, end, spare, 0, fromMs, toMs), resolutionMs, windows);
        foreach (Rollup rollup in windows.All.OrderBy(window => window.FromMs).ThenBy(window => window.FirstMs))
        {
            into.Add(rollup);
        }
    }

    /// <summary>Finds the longest windows that windows of the resolution are made of; false when the column has none.</summary>
    private static bool Open(PointSnapshot snapshot, in RunSource source, int resolutionMs, RollupCursor cursor)
    {
        if (source.Column.RollupLength == 0
            || snapshot.Store.Find(source.Segment!) is not { } reader
            || !snapshot.Store.TryRead(reader, source.Column.RollupOffset, source.Column.RollupLength, out ReadOnlyMemory<byte> piece))
        {
            return false;
        }

        int position = 0;
        bool isFound = false;
        foreach (int kept in RollupResolution.All)
        {
            var lengths = new ByteReader(piece.Span[position..]);
            int length = lengths.ReadCount(lengths.Remaining);
            position += lengths.Position;
            // Where nothing else is left, windows that are too long tell more than none.
            if (length > 0 && (kept <= resolutionMs || (!isFound && !source.HasReadings)))
            {
                cursor.Open(piece[position..], kept);
                isFound = true;
            }

            position += length;
        }

        return isFound;
    }

    private static void Sum(IEnumerable<Reading> readings, int resolutionMs, RollupSink into)
    {
        var window = new RollupWindow<double>();
        bool isOpen = false;
        long fromMs = 0;
        foreach (Reading reading in readings)
        {
            long windowMs = resolutionMs == 0 ? reading.TimestampMs : RollupResolution.WindowOf(reading.TimestampMs, resolutionMs) * resolutionMs;
            if (isOpen && windowMs != fromMs)
            {
                into.Add(ToRollup(window, fromMs));
                window = new RollupWindow<double>();
            }

            isOpen = true;
            fromMs = windowMs;
            if (reading.Quality == Quality.Good && reading.Value.Number is double number && double.IsFinite(number))
            {
                window.Add(reading.TimestampMs, number);
            }
            else
            {
                window.AddBad(reading.TimestampMs);
            }
        }

        if (isOpen)
        {
            into.Add(ToRollup(window, fromMs));
        }
    }

    private static Rollup ToRollup(in RollupWindow<double> window, long fromMs) => new()
    {
        FromMs = fromMs,
        Good = window.Good,
        Bad = window.Bad,
        Min = window.Min,
        Max = window.Max,
        First = window.First,
        Last = window.Last,
        Sum = window.Sum,
        BeginMs = window.BeginMs,
        FirstMs = window.FirstMs,
        LastMs = window.LastMs,
        HeldMs = window.HeldMs,
        Integral = window.Integral,
        Increase = window.Increase,
        EndsBad = window.EndsBad,
    };
}
