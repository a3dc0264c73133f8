namespace Wuxi.Edge.Benchmarks;

/// <summary>
/// Measures the rates of a subject and its peer in turn (subject, peer, peer, subject, …), so that whatever else the machine
/// does in the meantime, or how warm it gets, falls on both alike.
/// </summary>
public static class Interleaved
{
    /// <summary>Operations per second in each run.</summary>
    /// <param name="options">How long and how often.</param>
    /// <param name="subject">Does the operation as often as it is told.</param>
    /// <param name="peer">Does the same by other means.</param>
    public static (IReadOnlyList<double> Subject, IReadOnlyList<double> Peer) Rates(
        BenchOptions options, Action<int> subject, Action<int> peer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Runs, 1);
        int subjectCount = WarmUp(options, subject, cancellationToken);
        int peerCount = WarmUp(options, peer, cancellationToken);
        var subjectRates = new List<double>();
        var peerRates = new List<double>();
        for (int run = 0; run < options.Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run % 2 == 0)
            {
                subjectRates.Add(Rate(options.Clock, subject, subjectCount));
                peerRates.Add(Rate(options.Clock, peer, peerCount));
            }
            else
            {
                peerRates.Add(Rate(options.Clock, peer, peerCount));
                subjectRates.Add(Rate(options.Clock, subject, subjectCount));
            }
        }

        return (subjectRates, peerRates);
    }

    /// <summary>Runs ever more operations until the time is over; returns how many make up one run.</summary>
    private static int WarmUp(BenchOptions options, Action<int> operation, CancellationToken cancellationToken)
    {
        int count = 1;
        long start = options.Clock.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double rate = Rate(options.Clock, operation, count);
            bool isLongEnough = count / rate >= options.RunTime.TotalSeconds / 2;
            if (isLongEnough && options.Clock.GetElapsedTime(start) >= options.WarmUp)
            {
                return (int)Math.Clamp(rate * options.RunTime.TotalSeconds, 1, int.MaxValue);
            }

            count = isLongEnough ? count : (int)Math.Min(count * 2L, int.MaxValue);
        }
    }

    private static double Rate(TimeProvider clock, Action<int> operation, int count)
    {
        long start = clock.GetTimestamp();
        operation(count);
        double seconds = clock.GetElapsedTime(start).TotalSeconds;
        return count / Math.Max(seconds, 1e-9);
    }
}
