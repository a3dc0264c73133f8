namespace Wuxi.Edge.Benchmarks.Inline;

/// <summary>
/// What a reading costs from the received message to the historian's queue: decoded, evaluated for alarms, booked and
/// confirmed, in one thread, without sockets and disk. In processor time, so that what else the machine does does not count.
/// </summary>
public sealed class InlineBench : IBench
{
    private const int PointsPerNode = 20;
    private const int AlarmEvery = 10;

    public string Name => "inline";

    public Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var results = new List<BenchResult>();
        foreach ((string size, int nodes) in new[] { ("10k", 500), ("100k", 5000) })
        {
            results.AddRange(Measure(options, size, nodes, cancellationToken));
        }

        return Task.FromResult<IReadOnlyList<BenchResult>>(results);
    }

    private IEnumerable<BenchResult> Measure(BenchOptions options, string size, int nodes, CancellationToken cancellationToken)
    {
        var rig = new InlineRig(nodes, PointsPerNode, AlarmEvery);
        int seconds = Math.Max(1, 10_000 / nodes);
        for (int i = 0; i < 20; i++)
        {
            rig.Run(rig.Write(seconds));
        }

        var nanoseconds = new double[options.Runs];
        var bytes = new double[options.Runs];
        long commands = rig.Commands;
        for (int run = 0; run < options.Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[][] messages = rig.Write(seconds);
            double readings = (double)messages.Length * PointsPerNode;
            long before = rig.Readings;
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            rig.Run(messages);
            nanoseconds[run] = (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / readings;
            bytes[run] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / readings;
            if (rig.Readings - before != (long)readings)
            {
                throw new InvalidOperationException($"of {readings} readings {rig.Readings - before} came through");
            }
        }

        return
        [
            BenchResult.Of(Name, $"cpu_ns_per_reading_{size}", "ns", nanoseconds),
            BenchResult.Of(Name, $"bytes_allocated_per_reading_{size}", "B", bytes),
            BenchResult.Exact(Name, $"commands_per_s_{size}", "1/s", (rig.Commands - commands) / (double)(options.Runs * seconds)),
        ];
    }
}
