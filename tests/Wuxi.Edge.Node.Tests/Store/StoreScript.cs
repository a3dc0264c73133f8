using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Random work on a small store, beside its model.</summary>
internal sealed class StoreScript(EmulatedFlash flash, Random random, LogStoreOptions options)
{
    private readonly RecordMaker _records = new(random);
    private long _nowMs;

    public StoreModel Model { get; private set; } = new();

    public LogRecordStore Store { get; private set; } = null!;

    /// <summary>Confirmations that were not taken whole.</summary>
    public int Refusals { get; private set; }

    /// <summary>Told before each call on the store with the numbers it is about.</summary>
    public Action<StoreModel, Func<ulong, bool>>? Calling { get; set; }

    /// <summary>Small sizes, so that a short script fills it several times.</summary>
    public static LogStoreOptions Small(int segments = 4) => new()
    {
        PageBytes = 1024,
        SegmentPages = 2,
        Segments = segments,
        MaximumRecordBytes = 230,
        BufferBytes = 310,
        UnflushedRecords = 5,
        FlushMs = 2000,
        CheckpointMs = 5000,
        Stretches = 23,
    };

    /// <summary>Opens the store; false when the power goes.</summary>
    public bool Open(Func<ulong, bool>? touched = null)
    {
        bool isFull = flash.List()?.Length >= options.Segments;
        Store = new LogRecordStore(flash, options, new SeededRandom((ulong)random.NextInt64()));
        bool isOpen = Store.Open();
        if (!flash.IsPowered)
        {
            Model.GivenUpBefore += Store.GivenUpCount;
            return false;
        }

        Assert.True(isOpen);
        Model.TakeOver(Store, touched ?? (_ => false), isFull);
        return true;
    }

    /// <summary>The same store and model, for another way to go on.</summary>
    public static StoreScript Continue(EmulatedFlash flash, Random random, LogStoreOptions options, StoreModel model) =>
        new(flash, random, options) { Model = model.Clone() };

    /// <summary>One step; the numbers it was about.</summary>
    public Func<ulong, bool> Step()
    {
        ulong at = Model.Last == 0 ? 0 : (ulong)random.NextInt64((long)Model.Last + 2);
        switch (random.Next(14))
        {
            case 0:
                return Confirm(1, Model.First + (ulong)random.Next(8));
            case 1:
                return Confirm(at, at + (ulong)random.Next(9));
            case 2:
                Func<ulong, bool> dropped = Announce(number => number == at);
                Store.Drop(at);
                Model.Remove(at, at);
                return Done(dropped);
            case 3 or 4 or 5:
                _nowMs += random.Next(3000);
                Func<ulong, bool> flushed = Announce(_ => false);
                Store.Flush(_nowMs);
                return Done(flushed);
            default:
                return Append();
        }
    }

    private Func<ulong, bool> Append()
    {
        byte[] record = _records.Next();

        ulong next = Model.Last + 1;
        Model.Appended[next] = record;
        Func<ulong, bool> touched = Announce(number => number == next);
        ulong given = Store.Append([0, .. record], 1, record.Length);
        Model.Appended.Remove(next);
        if (flash.IsPowered)
        {
            Model.Append(given, record);
        }

        return Done(touched);
    }

    private void TakeOverLosses()
    {
        foreach (ulong number in Model.Pending.Where(number => number < Store.First || (Store.GivenUpCount > 0 && !Store.IsPending(number))).ToArray())
        {
            Model.Remove(number, number);
        }
    }

    private Func<ulong, bool> Confirm(ulong first, ulong last)
    {
        Func<ulong, bool> touched = Announce(number => number >= first && number <= last);
        int confirmed = Store.Confirm(first, last);
        if (flash.IsPowered)
        {
            // A stretch for which there is no place stays pending.
            ulong[] taken = [.. Model.Pending.Where(number => number >= first && number <= last && !Store.IsPending(number))];
            Assert.Equal(taken.Length, confirmed);
            bool isAllTaken = Model.Remove(first, last) == confirmed;
            Refusals += isAllTaken ? 0 : 1;
            if (!isAllTaken)
            {
                Model.Pending.UnionWith(Enumerable.Range((int)first, (int)(last - first) + 1).Select(number => (ulong)number).Where(Store.IsPending));
            }
        }

        return Done(touched);
    }

    private Func<ulong, bool> Announce(Func<ulong, bool> touched)
    {
        Calling?.Invoke(Model, touched);
        return touched;
    }

    private Func<ulong, bool> Done(Func<ulong, bool> touched)
    {
        if (flash.IsPowered)
        {
            TakeOverLosses();
            Model.Note(Store);
        }

        return touched;
    }
}
