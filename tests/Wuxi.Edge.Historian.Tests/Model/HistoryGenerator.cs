using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>Random sequences of operations, dense enough that records, gaps and quarantine meet at the same numbers.</summary>
internal static class HistoryGenerator
{
    public const int Points = 3;

    /// <summary>Store ids and numbers on both sides of the sign bit.</summary>
    private static readonly ulong[] StoreIds = [1, ulong.MaxValue];

    private static readonly ulong[] Bases = [0, (1UL << 63) - 10, ulong.MaxValue - 20];

    public static Arbitrary<HistoryOperation[]> Sequences { get; } = Arb.From(
        Gen.Frequency(
            (12, Record()),
            (2, CountedGap()),
            (1, UncountedGap()),
            (2, Quarantine()),
            (1, Opening()),
            (2, Alarm()),
            (3, Gen.Constant<HistoryOperation>(new Commit())),
            (1, Gen.Constant<HistoryOperation>(new Sealing(false))),
            (1, Gen.Constant<HistoryOperation>(new Sealing(true))),
            (1, Gen.Constant<HistoryOperation>(new Restart()))).ArrayOf(60),
        Shorter);

    /// <summary>Without a half, then without each single operation.</summary>
    private static IEnumerable<HistoryOperation[]> Shorter(HistoryOperation[] all)
    {
        if (all.Length > 1)
        {
            yield return all[(all.Length / 2)..];
            yield return all[..(all.Length / 2)];
        }

        for (int i = 0; i < all.Length; i++)
        {
            yield return [.. all[..i], .. all[(i + 1)..]];
        }
    }

    private static Gen<string> Node() => Gen.Elements("N001", "N002");

    private static Gen<ulong> StoreId() => Gen.Elements(StoreIds);

    private static Gen<ulong> Number() =>
        from start in Gen.Elements(Bases)
        from offset in Gen.Choose(1, 20)
        select start + (ulong)offset;

    /// <summary>Some seconds around a midnight, so that records of one batch are of two days.</summary>
    private static Gen<long> Time() => Gen.Choose(1, 30).Select(second => 86_400_000 - 15_000 + (1000L * second));

    private static Gen<Reading> Reading(long atMs) =>
        from point in Gen.Choose(0, Points - 1)
        from kind in Gen.Choose(0, 5)
        from bits in Gen.Choose(int.MinValue, int.MaxValue)
        select kind switch
        {
            0 => new Reading(point, atMs, default, Quality.Bad, (BadReason)(bits & 7)),
            5 => new Reading(point, atMs, PointValue.FromText("t" + bits), Quality.Good, BadReason.None),
            4 => new Reading(point, atMs, PointValue.FromBoolean((bits & 1) != 0), Quality.Good, BadReason.None),
            3 => new Reading(point, atMs, PointValue.FromInt64((long)bits << 32), Quality.Good, BadReason.None),
            2 => new Reading(point, atMs, PointValue.FromDouble(bits / 7.0), Quality.Good, BadReason.None),
            _ => new Reading(point, atMs, PointValue.FromFloat(bits / 7.0f), Quality.Good, BadReason.None),
        };

    private static Gen<HistoryOperation> Record() =>
        from node in Node()
        from store in StoreId()
        from number in Number()
        from atMs in Time()
        from count in Gen.Choose(0, 4)
        from readings in Reading(atMs).ArrayOf(count)
        select (HistoryOperation)new AppendRecord(new RecordId(node, store, number), atMs, readings);

    private static Gen<HistoryOperation> CountedGap() =>
        from node in Node()
        from store in StoreId()
        from first in Number()
        from length in Gen.Choose(0, 8)
        from fromMs in Time()
        from toMs in Time()
        from reason in Gen.Elements(GapReason.StoreOverflow, GapReason.Unexplained)
        let last = first > ulong.MaxValue - (ulong)length ? ulong.MaxValue : first + (ulong)length
        select (HistoryOperation)new AppendGap(new GapEntry(node, store, first, last, Math.Min(fromMs, toMs), Math.Max(fromMs, toMs), reason));

    private static Gen<HistoryOperation> UncountedGap() =>
        from node in Node()
        from store in StoreId()
        from fromMs in Time()
        from toMs in Time()
        select (HistoryOperation)new AppendGap(
            new GapEntry(node, store, null, null, Math.Min(fromMs, toMs), Math.Max(fromMs, toMs), GapReason.StoreReplaced));

    private static Gen<HistoryOperation> Quarantine() =>
        from node in Node()
        from store in StoreId()
        from number in Gen.OneOf(Number(), Gen.Constant(0UL))
        from atMs in Time()
        from length in Gen.Choose(0, 3)
        select (HistoryOperation)new AppendQuarantine(
            new QuarantineEntry(new RecordId(node, store, number), "spBv1.0/W1/DDATA/" + node, new byte[length], atMs, "truncated"));

    private static Gen<HistoryOperation> Opening() =>
        from node in Node()
        from store in StoreId()
        from nowMs in Time()
        select (HistoryOperation)new OpenStore(node, store, nowMs);

    private static Gen<HistoryOperation> Alarm() =>
        from alarm in Gen.Elements("a", "b")
        from kind in Gen.Elements(AlarmTransitionKind.Raised, AlarmTransitionKind.Returned)
        from state in Gen.Elements(AlarmState.Normal, AlarmState.UnacknowledgedActive)
        from atMs in Time()
        from number in Gen.Choose(0, 5)
        from replay in Gen.Elements(true, false)
        select (HistoryOperation)new JournalAlarm(new AlarmTransition(
            alarm, kind, state, AlarmPriority.High, atMs, atMs, default, number == 0 ? null : new RecordId("N001", 1, (ulong)number), replay, null));
}
