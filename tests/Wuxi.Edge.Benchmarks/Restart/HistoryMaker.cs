using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Benchmarks.Restart;

/// <summary>
/// Makes a history of a given size through the historian's own way in, as fast as it takes and seals records, and leaves it as a gateway would: sealed but for the newest. The values are doubles of pure noise, the
/// hardest to make small, so that a gigabyte is made in minutes whatever the storage does with real ones.
/// </summary>
internal static class HistoryMaker
{
    private const int RecordsBetweenLooks = 20_000;
    private const int PointsPerRecord = 20;

    /// <summary>Writes until the files of the folder have so many bytes; the newest records are of now.</summary>
    /// <returns>How many readings that took.</returns>
    public static long Make(string dataFolder, WorkshopModel workshop, long bytes, CancellationToken cancellationToken)
    {
        NodeDefinition[] nodes = [.. workshop.Nodes.Where(node => node.Id != LoadWorkshop.ProbeNode)];
        int[][] points = [.. nodes.Select(node => node.Devices[0].Points.Select(definition => definition.Point.Index).ToArray())];
        using HistoryDatabase history = StoredTotals.Open(dataFolder, workshop);
        var random = new Random(1);
        var readings = new Reading[PointsPerRecord];
        long startMs = TimeProvider.System.GetUtcNow().AddDays(-2).ToUnixTimeMilliseconds();
        long records = 0;
        while (records % RecordsBetweenLooks != 0 || SizeOf(dataFolder) < bytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int node = (int)(records % nodes.Length);
            long number = (records / nodes.Length) + 1;
            long timestampMs = startMs + (number * 1000);
            for (int i = 0; i < PointsPerRecord; i++)
            {
                readings[i] = new Reading(points[node][i], timestampMs, PointValue.FromDouble(random.NextDouble()), Quality.Good, BadReason.None);
            }

            var id = new RecordId(nodes[node].Id, (ulong)node + 1, (ulong)number);
            while (!history.Writer.TryAppend(new RecordHeader(id, nodes[node].Devices[0].Id, timestampMs, false, 0), readings))
            {
                history.Writer.TryDrain();
            }

            while (history.Writer.TryTakeCommitted(out _))
            {
            }

            records++;
            if (records % RecordsBetweenLooks == 0)
            {
                Seal(history);
            }
        }

        history.Writer.TryDrain();
        // By then the sealer no longer takes what was written for a burst, to which it gives way.
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
        Seal(history);
        return records * PointsPerRecord;
    }

    private static void Seal(HistoryDatabase history)
    {
        while (history.Sealer.RunOnce())
        {
        }
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
