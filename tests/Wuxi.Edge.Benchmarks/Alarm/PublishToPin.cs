using System.Diagnostics;
using Wuxi.Edge.Benchmarks.Load;

namespace Wuxi.Edge.Benchmarks.Alarm;

/// <summary>A record that raises an alarm is published again and again; how long until the siren's pin shows it.</summary>
internal static class PublishToPin
{
    private static readonly TimeSpan EdgeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BirthLimit = TimeSpan.FromSeconds(30);

    // About 20 a second, and never in step with the load's own seconds.
    private const int LongestPauseMs = 50;

    /// <summary>Measures for so long after a warm-up.</summary>
    /// <returns>Milliseconds from publishing to the edge.</returns>
    public static IReadOnlyList<double> Measure(LoadBroker broker, SirenWatch siren, TimeSpan warmUp, TimeSpan time, CancellationToken cancellationToken)
    {
        using var probe = new ProbeNode(broker);
        WaitForBirth(probe, cancellationToken);
        var samples = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < warmUp + time)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isMeasured = Stopwatch.GetElapsedTime(start) >= warmUp;
            double milliseconds = Raise(probe, siren);
            if (isMeasured)
            {
                samples.Add(milliseconds);
            }

            Pause(probe, Random.Shared.Next(LongestPauseMs));
        }

        return samples;
    }

    /// <summary>Publishes alarms until it is told to end, and measures from the time on when it is told to begin.</summary>
    /// <param name="begin">Tells.</param>
    /// <param name="end">Tells.</param>
    public static PublishedAlarms MeasureBetween(LoadBroker broker, SirenWatch siren, CancellationToken begin, CancellationToken end)
    {
        using var probe = new ProbeNode(broker);
        WaitForBirth(probe, end);
        var samples = new List<double>();
        while (!end.IsCancellationRequested)
        {
            bool isMeasured = begin.IsCancellationRequested;
            double milliseconds = Raise(probe, siren);
            if (isMeasured)
            {
                samples.Add(milliseconds);
            }

            Pause(probe, Random.Shared.Next(LongestPauseMs));
        }

        return new PublishedAlarms(samples, probe.Records);
    }

    private static void WaitForBirth(ProbeNode probe, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (!probe.IsBorn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            probe.Step(10);
            if (Stopwatch.GetElapsedTime(start) > BirthLimit)
            {
                throw new TimeoutException("the gateway did not come online for the probe");
            }
        }
    }

    private static double Raise(ProbeNode probe, SirenWatch siren)
    {
        long sent = probe.Send(1);
        long on = siren.WaitFor(on: true, EdgeLimit, () => probe.Step(1)) ?? throw new TimeoutException("the siren's pin did not go on");
        probe.Send(0);
        _ = siren.WaitFor(on: false, EdgeLimit, () => probe.Step(1)) ?? throw new TimeoutException("the siren's pin did not go off");
        return Stopwatch.GetElapsedTime(sent, on).TotalMilliseconds;
    }

    private static void Pause(ProbeNode probe, int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
        {
            probe.Step(1);
        }
    }
}
