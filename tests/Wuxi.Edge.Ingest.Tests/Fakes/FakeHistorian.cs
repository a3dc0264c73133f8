using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>
/// A historian in memory: a queue that can refuse, a <see cref="Commit"/> that the test calls, and a disk that outlives the
/// gateway. Checks that what it is given keeps the writer's contract.
/// </summary>
internal sealed class FakeHistorian : IRecordWriter
{
    private readonly Queue<object> _queue = new();
    private readonly Queue<CommittedRange> _committed = new();
    private readonly Dictionary<(string Node, ulong Store), FakeStore> _stores = [];
    private readonly Dictionary<string, ulong> _current = [];

    /// <summary>Asked for each item; true refuses it.</summary>
    public Func<bool> Refuses { get; set; } = () => false;

    /// <summary>Told of each item that was taken.</summary>
    public Action<string> Trace { get; set; } = _ => { };

    public List<(RecordHeader Header, Reading[] Readings)> Records { get; } = [];

    public List<GapEntry> Gaps { get; } = [];

    public List<QuarantineEntry> Quarantine { get; } = [];

    public int Waiting => _queue.Count;

    public IReadOnlyList<StoreProgress> LoadProgress() =>
        [.. _stores.Select(pair => new StoreProgress(
            pair.Key.Node,
            pair.Key.Store,
            _current.GetValueOrDefault(pair.Key.Node) == pair.Key.Store,
            Copy(pair.Value.Accounted),
            pair.Value.LastMs))];

    public RecordIntervals Accounted(string node, ulong store) => StoreOf(node, store).Accounted;

    public bool TryAppend(in RecordHeader record, ReadOnlySpan<Reading> readings) =>
        TryEnqueue((record, readings.ToArray()), $"record {Name(record.Id)}");

    public bool TryAppendGap(GapEntry gap) => TryEnqueue(gap, Name(gap));

    public bool TryQuarantine(QuarantineEntry entry) => TryEnqueue(entry, $"quarantine {Name(entry.Id)} {entry.Fault}");

    public bool TryOpenStore(string node, ulong storeId, long nowMs) => TryEnqueue(new Opened(node, storeId), $"open {node}/{storeId:x}");

    public bool TryTakeCommitted(out CommittedRange committed) => _committed.TryDequeue(out committed);

    /// <summary>Puts the oldest <paramref name="count"/> items of the queue on disk.</summary>
    public void Commit(int count = int.MaxValue)
    {
        for (; count > 0 && _queue.TryDequeue(out object? item); count--)
        {
            switch (item)
            {
                case (RecordHeader header, Reading[] readings):
                    Records.Add((header, readings));
                    FakeStore store = StoreOf(header.Id.Node, header.Id.StoreId);
                    store.LastMs = Math.Max(store.LastMs, header.TimestampMs);
                    Account(header.Id.Node, header.Id.StoreId, header.Id.Number, header.Id.Number);
                    break;
                case GapEntry gap:
                    Gaps.Add(gap);
                    _ = StoreOf(gap.Node, gap.StoreId);
                    if (gap.First is { } first)
                    {
                        Account(gap.Node, gap.StoreId, first, gap.Last!.Value);
                    }

                    break;
                case QuarantineEntry entry:
                    Quarantine.Add(entry);
                    Account(entry.Id.Node, entry.Id.StoreId, entry.Id.Number, entry.Id.Number);
                    break;
                case Opened opened:
                    _ = StoreOf(opened.Node, opened.StoreId);
                    _current[opened.Node] = opened.StoreId;
                    break;
                default:
                    throw new InvalidOperationException($"{item} in the queue");
            }
        }
    }

    /// <summary>The gateway dies: the queue and what was not told are lost, the disk stays.</summary>
    public void Crash()
    {
        _queue.Clear();
        _committed.Clear();
    }

    internal static string Name(RecordId id) => $"{id.Node}/{id.StoreId:x}/{id.Number}";

    private static string Name(GapEntry gap) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"gap {gap.Node}/{gap.StoreId:x} {gap.First?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}-{gap.Last?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} {gap.Reason} from {gap.FromMs - ScriptTime.StartMs} to {gap.ToMs - ScriptTime.StartMs}");

    private bool TryEnqueue(object item, string name)
    {
        if (Refuses())
        {
            Trace("refused " + name);
            return false;
        }

        Trace("stored " + name);
        _queue.Enqueue(item);
        return true;
    }

    private void Account(string node, ulong store, ulong first, ulong last)
    {
        RecordIntervals accounted = StoreOf(node, store).Accounted;
        for (ulong number = first; number <= last && last - first < 100_000; number++)
        {
            Assert.False(accounted.Contains(number), $"{node}/{store:x}/{number} accounted for twice");
        }

        accounted.Add(first, last);
        _committed.Enqueue(new CommittedRange(node, store, first, last));
    }

    private FakeStore StoreOf(string node, ulong store)
    {
        if (!_stores.TryGetValue((node, store), out FakeStore? found))
        {
            _stores.Add((node, store), found = new FakeStore());
        }

        return found;
    }

    private static RecordIntervals Copy(RecordIntervals intervals)
    {
        var copy = new RecordIntervals();
        foreach ((ulong first, ulong last) in intervals.Ranges)
        {
            copy.Add(first, last);
        }

        return copy;
    }

    private sealed class FakeStore
    {
        public RecordIntervals Accounted { get; } = new();

        public long LastMs { get; set; }
    }

    private sealed record Opened(string Node, ulong StoreId);
}
