using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>Fills a history with what a <see cref="SyntheticPlant"/> measures, a record a node and second: floats, doubles for counters, booleans for states.</summary>
internal static class SyntheticFill
{
    private static readonly double[] Powers = [1, 10, 100];

    /// <param name="jitterMs">Each record is up to so much late, below.</param>
    public static void Fill(IHistorianSubject history, int nodes, int seconds, int jitterMs)
    {
        var plant = new SyntheticPlant(nodes, 1);
        var readings = new Reading[SyntheticPlant.MetricsPerNode];
        string[] names = [.. Enumerable.Range(0, nodes).Select(i => string.Create(CultureInfo.InvariantCulture, $"N{i:000}"))];
        for (int second = 0; second < seconds; second++)
        {
            plant.Step();
            for (int node = 0; node < nodes; node++)
            {
                long timeMs = SyntheticPlant.StartMs + (second * 1000L) + plant.Jitter(jitterMs);
                for (int metric = 0; metric < readings.Length; metric++)
                {
                    readings[metric] = new Reading(
                        (node * readings.Length) + metric, timeMs, Value(metric, plant.Steps(node, metric)), Quality.Good, BadReason.None);
                }

                history.Append(names[node], timeMs, readings);
            }
        }
    }

    private static PointValue Value(int metric, long steps)
    {
        double value = steps / Powers[SyntheticPlant.Decimals(metric)];
        return metric switch
        {
            < 12 or 16 or 17 => PointValue.FromFloat((float)value),
            < 16 => PointValue.FromDouble(value),
            _ => PointValue.FromBoolean(steps != 0),
        };
    }
}
