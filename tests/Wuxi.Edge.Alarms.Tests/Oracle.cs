using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>One sample as the node took it; null is a bad reading, and a hole is where records are lost for ever.</summary>
internal sealed record Sample(long Ms, double? Value, bool IsHole = false);

/// <summary>
/// Brute force: walks through time in steps of 100 ms with all samples in order, as if there had never been an outage, and
/// counts how long the condition has held. Written apart from the evaluators on purpose.
/// </summary>
internal static class Oracle
{
    public static List<(bool IsActive, long AtMs)> Walk(AlarmDefinition alarm, IEnumerable<Sample> samples, long endMs)
    {
        var changes = new List<(bool, long)>();
        var byTime = samples.ToLookup(sample => sample.Ms);
        double limit = alarm.Limit!.Value;
        bool isActive = false;
        long? runBegan = null;
        for (long ms = 0; ms <= endMs; ms += 100)
        {
            Fire(ms);
            foreach (Sample sample in byTime[ms])
            {
                bool isOpposite = !sample.IsHole && sample.Value is { } value
                    && (isActive ? value < limit - alarm.Deadband : value >= limit);
                runBegan = isOpposite ? runBegan ?? ms : null;
                Fire(ms);
            }
        }

        return changes;

        void Fire(long ms)
        {
            int delay = isActive ? alarm.OffDelayMs : alarm.OnDelayMs;
            if (runBegan is { } began && ms - began >= delay)
            {
                isActive = !isActive;
                runBegan = null;
                changes.Add((isActive, began + delay));
            }
        }
    }

    /// <summary>
    /// Reads the activations out of a journal: entries by time, where one that says what is so already says nothing new.
    /// </summary>
    public static List<(bool IsActive, long AtMs)> Merge(IEnumerable<AlarmTransition> entries, string alarm, long startMs)
    {
        var changes = new List<(bool, long)>();
        bool isActive = false;
        foreach (AlarmTransition entry in entries.Where(entry => entry.AlarmId == alarm).OrderBy(entry => entry.TimestampMs))
        {
            bool? becomes = entry.Kind switch
            {
                AlarmTransitionKind.Raised => true,
                AlarmTransitionKind.Returned => false,
                _ => null,
            };
            if (becomes is { } now && now != isActive)
            {
                isActive = now;
                changes.Add((now, entry.TimestampMs - startMs));
            }
        }

        return changes;
    }
}
