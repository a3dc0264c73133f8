using System.Globalization;
using Wuxi.Edge.Crash.Load;

namespace Wuxi.Edge.Crash.Running;

/// <summary>What people read of a run.</summary>
public static class CrashTable
{
    /// <summary>One line on the way.</summary>
    public static void WriteProgress(TextWriter output, CrashCounts counts, NodeFleet fleet)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(fleet);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"round {counts.Rounds}: {fleet.Taken} taken, {fleet.Confirmed} confirmed, {counts.Looks} looks, {counts.Missing} missing, {counts.Duplicated} duplicated"));
        output.Flush();
    }

    /// <summary>The closing table, and what was wrong.</summary>
    public static void Write(TextWriter output, CrashCounts counts)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(counts);
        (string What, object Count)[] rows =
        [
            ("rounds", counts.Rounds),
            ("kills (SIGKILL)", counts.Kills),
            ("  of these while starting", counts.KillsAtStart),
            ("power cuts", counts.PowerCuts),
            ("further power cuts looked at", counts.OtherCuts),
            ("disk-full rounds", counts.DiskFullRounds),
            ("calls recorded", counts.Calls),
            ("  syncs among them", counts.Syncs),
            ("  undone by power cuts", counts.LostCalls),
            ("looks at the history", counts.Looks),
            ("taken", counts.Taken),
            ("confirmed", counts.Confirmed),
            ("readable", counts.Readable),
            ("missing", counts.Missing),
            ("duplicated", counts.Duplicated),
            ("readings of nobody", counts.Foreign),
            ("stored at the end", counts.Totals.Records),
            ("in the gap ledger", counts.Totals.Gaps),
            ("in quarantine", counts.Totals.Quarantined),
        ];
        foreach ((string what, object count) in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {count,12}"));
        }

        counts.Faults.ForEach(output.WriteLine);
        output.WriteLine(counts.IsGood ? "nothing that was confirmed was lost" : "NOT GOOD");
    }
}
