using Wuxi.Edge.Crash.Disk;

namespace Wuxi.Edge.Crash.Running;

/// <summary>Brings the model up to date with what a killed gateway did, and proves that nothing escaped the shim.</summary>
public static class Recorder
{
    /// <summary>Replays the journal of the process that has just ended, with stops on the way.</summary>
    /// <param name="model">As it was when the process started.</param>
    /// <param name="journal">May be missing: killed before it did anything.</param>
    /// <param name="folder">What the process left.</param>
    /// <param name="stops">Lengths of the journal, ascending.</param>
    /// <param name="atStop">Called with the model as it was there.</param>
    /// <exception cref="InvalidDataException">The real folder is not what was recorded: then no power cut can be made up.</exception>
    public static void TakeUp(DiskModel model, string journal, string folder, IReadOnlyList<long> stops, Action<long> atStop)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stops);
        ArgumentNullException.ThrowIfNull(atStop);
        model.BeginProcess();
        JournalEntry? last = null;
        if (File.Exists(journal))
        {
            using IEnumerator<JournalEntry> entries = Journal.Read(journal).GetEnumerator();
            foreach (long stop in stops)
            {
                last = model.Replay(UpTo(entries, stop));
                atStop(stop);
            }

            last = model.Replay(UpTo(entries, long.MaxValue));
        }

        string? difference = DiskImage.FindDifference(model.Root, folder);
        if (difference is not null && last is not null)
        {
            // Killed within this call: it was done, or (a write) in part.
            model.Do(last.Kind == JournalKind.Write ? last with { Data = WhatIsThere(model, last, folder) } : last);
            difference = DiskImage.FindDifference(model.Root, folder);
        }

        if (difference is not null)
        {
            throw new InvalidDataException($"the shim did not see everything: {difference}");
        }
    }

    private static IEnumerable<JournalEntry> UpTo(IEnumerator<JournalEntry> entries, long stop)
    {
        while (entries.MoveNext())
        {
            yield return entries.Current;
            if (entries.Current.End >= stop)
            {
                yield break;
            }
        }
    }

    private static byte[] WhatIsThere(DiskModel model, JournalEntry write, string folder)
    {
        DiskFile file = model.FileOf(write.Handle) ?? throw new InvalidDataException($"a write to handle {write.Handle}, which is no open file");
        string path = PathOf(model.Root, file, folder) ?? throw new InvalidDataException($"a write to {file.Name}, which has no name any more");
        byte[] bytes = File.ReadAllBytes(path);
        int from = (int)Math.Min(write.Offset, bytes.Length);
        return bytes[from..(int)Math.Min(write.Offset + write.Data.Length, bytes.Length)];
    }

    private static string? PathOf(DiskFolder folder, DiskFile file, string path) =>
        folder.Live.Select(entry => entry.Value == file ? Path.Combine(path, entry.Key)
            : entry.Value is DiskFolder inner ? PathOf(inner, file, Path.Combine(path, entry.Key))
            : null).FirstOrDefault(found => found is not null);
}
