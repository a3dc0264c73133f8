using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>What a record store must know, as plainly as it can be kept; and what of it a power cut may not touch.</summary>
internal sealed class StoreModel
{
    /// <summary>Every record ever appended.</summary>
    public Dictionary<ulong, byte[]> Appended { get; } = [];

    public SortedSet<ulong> Pending { get; } = [];

    /// <summary>Pending records that are on the flash.</summary>
    public HashSet<ulong> Flushed { get; } = [];

    /// <summary>Confirmed or lost, and the flash knows.</summary>
    public HashSet<ulong> GoneForGood { get; } = [];

    /// <summary>Records that stores before this one had to give up for want of stretches, and may or may not have written down.</summary>
    public ulong GivenUpBefore { get; set; }

    public ulong Last { get; private set; }

    public ulong First => Pending.Count > 0 ? Pending.Min : Last + 1;

    public void Append(ulong number, byte[] record)
    {
        Assert.True(number > Last, $"number {number} comes after {Last}");
        Last = number;
        Appended[number] = record;
        Pending.Add(number);
    }

    public int Remove(ulong first, ulong last)
    {
        ulong[] numbers = [.. Pending.Where(number => number >= first && number <= last)];
        Array.ForEach(numbers, number => Pending.Remove(number));
        return numbers.Length;
    }

    /// <summary>Takes note of what the store says is on the flash after a call.</summary>
    public void Note(LogRecordStore store)
    {
        ulong flushed = store.Last - (ulong)store.UnflushedRecords;
        Flushed.UnionWith(Pending.Where(number => number <= flushed));
        Flushed.IntersectWith(Pending);
        if (store.IsStateWritten)
        {
            GoneForGood.UnionWith(Appended.Keys.Where(number => !Pending.Contains(number)));
        }
    }

    /// <summary>The store agrees in everything; what it lost because it was full is taken over, and must be the oldest.</summary>
    public void Compare(LogRecordStore store)
    {
        ulong[] lost = [.. Pending.Where(number => !store.IsPending(number))];
        if (lost.Length > 0)
        {
            Assert.True((ulong)lost.Length <= store.GivenUpCount || lost.SequenceEqual(Pending.Take(lost.Length)), "others are lost than the oldest");
            Array.ForEach(lost, number => Pending.Remove(number));
        }

        byte[] into = new byte[store.MaximumRecordBytes];
        Assert.Equal(First, store.First);
        Assert.Equal(Last, store.Last);
        Assert.Equal(Pending.Count, store.PendingCount);
        ulong next = store.NextPending(0);
        foreach (ulong number in Pending)
        {
            Assert.Equal(number, next);
            int length = store.Read(number, into);
            Assert.True(Appended[number].AsSpan().SequenceEqual(into.AsSpan(0, length)), $"record {number} differs");
            next = store.NextPending(number + 1);
        }

        Assert.Equal(0UL, next);
    }

    /// <summary>
    /// A store opened after a power cut, which came within a call: <paramref name="touched"/> are the numbers that call was about, which
    /// may be as before it or as after it; a full one may have dropped its oldest. The model then goes on with what is there.
    /// </summary>
    public void TakeOver(LogRecordStore store, Func<ulong, bool> touched, bool isFull)
    {
        Assert.True(store.Last >= Last, $"{store.Last} was given before: {Last}");
        byte[] into = new byte[store.MaximumRecordBytes];
        var found = new List<ulong>();
        for (ulong number = store.NextPending(0); number != 0; number = store.NextPending(number + 1))
        {
            Assert.True(Appended.TryGetValue(number, out byte[]? record), $"record {number} is invented");
            int length = store.Read(number, into);
            if (length == 0)
            {
                // Of the last page's unflushed records some may turn out to be unreadable.
                Assert.False(Flushed.Contains(number) && !touched(number), $"record {number} cannot be read");
                continue;
            }

            Assert.True(record.AsSpan().SequenceEqual(into.AsSpan(0, length)), $"record {number} differs");
            Assert.False(GoneForGood.Contains(number), $"record {number} is back");
            found.Add(number);
        }

        Assert.Equal(found.Count, store.PendingCount);
        // A full store makes room at its old end, when it is opened too.
        ulong oldest = isFull && found.Count > 0 ? found[0] : isFull ? ulong.MaxValue : 0;
        ulong[] missing = [.. Flushed.Where(number => number > oldest && !touched(number)).Except(found)];
        Assert.True((ulong)missing.Length <= store.GivenUpCount + GivenUpBefore, $"records {string.Join(", ", missing.Take(5))} are gone");
        foreach (ulong never in Appended.Keys.Where(number => number > store.Last).ToArray())
        {
            // The call that the cut came into has not given it.
            Appended.Remove(never);
        }

        Pending.Clear();
        Pending.UnionWith(found);
        Last = store.Last;
        GivenUpBefore = 0;
        Flushed.Clear();
        Note(store);
    }

    public StoreModel Clone()
    {
        var clone = new StoreModel { Last = Last, GivenUpBefore = GivenUpBefore };
        foreach ((ulong number, byte[] record) in Appended)
        {
            clone.Appended[number] = record;
        }

        clone.Pending.UnionWith(Pending);
        clone.Flushed.UnionWith(Flushed);
        clone.GoneForGood.UnionWith(GoneForGood);
        return clone;
    }
}
