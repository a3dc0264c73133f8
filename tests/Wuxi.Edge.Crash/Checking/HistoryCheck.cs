using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Crash.Load;

namespace Wuxi.Edge.Crash.Checking;

/// <summary>Compares what a history gives back with what was sent.</summary>
/// <param name="plan">What was sent.</param>
/// <param name="workshop">For the indexes of the points.</param>
public sealed class HistoryCheck(LoadPlan plan, IWorkshopQuery workshop)
{
    private long _confirmed;
    private long _readable;
    private long _duplicated;
    private long _foreign;
    private List<(int Node, ulong Number)> _lost = [];
    private string? _example;

    /// <summary>Looks at all points of all nodes in a span of time.</summary>
    /// <param name="read">Gives the readings of a point from one instant to before another, as <see cref="IHistoryQuery.ReadRange"/> does.</param>
    /// <param name="nodes">What was taken and confirmed, by node.</param>
    /// <param name="fromMs">UTC ms.</param>
    /// <param name="toMs">UTC ms, exclusive.</param>
    public Findings Look(
        Func<string, long, long, IEnumerable<Reading>> read, IReadOnlyList<(ulong Taken, RecordIntervals Confirmed)> nodes, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(nodes);
        _confirmed = _readable = _duplicated = _foreign = 0;
        _lost = [];
        _example = null;
        for (int node = 0; node < nodes.Count; node++)
        {
            // How many readings of each record were found right, and which were found again.
            byte[] right = new byte[nodes[node].Taken + 1];
            var twice = new HashSet<ulong>();
            foreach (LoadDevice device in LoadPlan.Devices)
            {
                for (int metric = 0; metric < device.Metrics.Count; metric++)
                {
                    Point point = workshop.FindPoint(LoadPlan.PointId(plan.Nodes[node], device, device.Metrics[metric]))!;
                    LookAtPoint(read(point.Id, fromMs, toMs), node, device, metric, point, right, twice);
                }
            }

            _duplicated += twice.Count;
            Count(node, nodes[node].Confirmed, right, twice, fromMs, toMs);
        }

        return new Findings(_confirmed, _readable, _duplicated, _foreign, _lost, _example);
    }

    private void LookAtPoint(
        IEnumerable<Reading> readings, int node, LoadDevice device, int metric, Point point, byte[] right, HashSet<ulong> twice)
    {
        var seen = new HashSet<ulong>();
        long before = long.MinValue;
        foreach (Reading reading in readings)
        {
            ulong number = plan.NumberAt(node, reading.TimestampMs);
            if (number == 0 || number >= (ulong)right.Length || LoadPlan.DeviceOf(number) != device)
            {
                _foreign++;
                _example ??= $"{point.Id}: a reading at {reading.TimestampMs}, when nothing was sent";
            }
            else if (reading != plan.ReadingOf(node, number, metric, point.Index))
            {
                _foreign++;
                _example ??= $"{point.Id}, record {number}: found {reading}, expected {plan.ReadingOf(node, number, metric, point.Index)}";
            }
            else if (!seen.Add(number))
            {
                twice.Add(number);
                _example ??= $"{point.Id}, record {number}: found twice";
            }
            else
            {
                right[number]++;
            }

            if (reading.TimestampMs < before)
            {
                _foreign++;
                _example ??= $"{point.Id}: found {reading.TimestampMs} after {before}, expected the order of time";
            }

            before = reading.TimestampMs;
        }
    }

    private void Count(int node, RecordIntervals confirmed, byte[] right, HashSet<ulong> twice, long fromMs, long toMs)
    {
        foreach ((ulong first, ulong last) in confirmed.Ranges)
        {
            for (ulong number = first; number <= last; number++)
            {
                long timeMs = plan.TimeOf(node, number);
                if (timeMs < fromMs || timeMs >= toMs)
                {
                    continue;
                }

                _confirmed++;
                if (right[number] == LoadPlan.DeviceOf(number).Metrics.Count && !twice.Contains(number))
                {
                    _readable++;
                }
                else
                {
                    _lost.Add((node, number));
                    _example ??= $"{plan.Nodes[node]}, record {number} of {timeMs}: found {right[number]} of {LoadPlan.DeviceOf(number).Metrics.Count} readings";
                }
            }
        }
    }
}
