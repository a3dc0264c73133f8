using System.Diagnostics;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>Waiting for other processes, by looking again and again.</summary>
public static class Until
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It never was, with <paramref name="otherwise"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> isSo, TimeSpan limit, string otherwise, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(start) > limit)
            {
                throw new TimeoutException($"after {limit.TotalSeconds:0} s: {otherwise}");
            }

            await Task.Delay(LookPeriod, cancellationToken);
        }
    }
}
