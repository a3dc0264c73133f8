using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>What the store does at its limits.</summary>
public class StoreLimitsTests
{
    private static readonly byte[] Record = [2, 7, 7, 7];

    [Fact]
    public void A_flash_that_refuses_is_said_and_what_comes_later_is_kept_again()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash);
        byte[] into = new byte[store.MaximumRecordBytes];
        store.Append(Record, 0, 4);
        flash.IsWornOut = true;
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal((ulong)i + 2, store.Append(Record, 0, 4));
            store.Flush(i * 5000);
        }

        Assert.True(store.IsBroken);
        Assert.True(store.PendingCount <= 5);
        flash.IsWornOut = false;
        ulong number = store.Append(Record, 0, 4);
        Assert.Equal(4, store.Read(number, into));
        store.Flush(1_000_000);
        store.Flush(1_010_000);
        Assert.False(store.IsBroken);
        LogRecordStore again = Open(flash);
        Assert.Equal(4, again.Read(number, into));
        Assert.True(again.Last > number);
    }

    [Fact]
    public void A_flash_that_refuses_from_the_start_is_no_store()
    {
        var flash = new EmulatedFlash { IsWornOut = true };
        var store = new LogRecordStore(flash, StoreScript.Small(), new SeededRandom(1));
        Assert.False(store.Open());
        Assert.Equal(0UL, store.Append(Record, 0, 4));
        flash.CutPower(0, 0);
        flash.Delete("x");
        Assert.False(new LogRecordStore(flash, StoreScript.Small(), new SeededRandom(1)).Open());
    }

    [Fact]
    public void A_flash_that_is_too_small_drops_and_goes_on()
    {
        var flash = new EmulatedFlash(3 * 4096);
        LogRecordStore store = Open(flash, 20);
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal((ulong)i + 1, store.Append(Record, 0, 4));
        }

        Assert.True(store.PendingCount + (int)store.DroppedCount <= 2000);
        Assert.True(store.PendingCount > 50);
    }

    [Fact]
    public void A_full_store_frees_confirmed_segments_first_and_writes_down_what_it_drops()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash, 6);
        while (flash.List()!.Length < 4)
        {
            store.Append(Record, 0, 4);
        }

        // The two segments in the middle are confirmed: they go, and the oldest stays.
        ulong last = store.Last;
        store.Confirm((last / 3) + 20, last);
        ulong kept = (last / 3) + 19;
        for (ulong i = 0; i < last; i++)
        {
            store.Append(Record, 0, 4);
        }

        Assert.Equal(0UL, store.DroppedCount);
        Assert.True(store.IsPending(1) && store.IsPending(kept));
        while (store.DroppedCount == 0)
        {
            store.Append(Record, 0, 4);
        }

        Assert.False(store.IsPending(1));
        Assert.True(store.First > 1);
        Assert.Equal((1, 1UL, store.First - 1), (store.LossCount, store.LossFirst(0), store.LossLast(0)));
        ulong first = store.First;
        ulong dropped = store.DroppedCount;
        LogRecordStore again = Open(flash, 6);
        Assert.Equal((first, dropped), (again.First, again.DroppedEver));
        Assert.Equal((1, 1UL, first - 1), (again.LossCount, again.LossFirst(0), again.LossLast(0)));
    }

    [Fact]
    public void A_segment_goes_only_when_the_flash_knows_that_it_is_confirmed()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash, 6);
        while (flash.List()!.Length < 4)
        {
            store.Append(Record, 0, 4);
        }

        store.Append(Record, 0, 4);
        ulong last = store.Last;
        store.Confirm(1, last - 1);
        store.Flush(0);
        store.Flush(2000);
        Assert.Equal((0, false, 4), (store.UnflushedRecords, store.IsStateWritten, flash.List()!.Length));

        // Before the minute is over: the confirmations are forgotten, and nothing counts as lost for it.
        LogRecordStore again = Open(flash.Clone(), 6);
        Assert.Equal((1UL, (int)last, 0UL), (again.First, again.PendingCount, again.DroppedEver));
        store.Flush(5000);
        Assert.Equal((true, 1), (store.IsStateWritten, flash.List()!.Length));
        again = Open(flash, 6);
        Assert.Equal((last, 1, 0UL), (again.First, again.PendingCount, again.DroppedEver));
    }

    [Fact]
    public void More_stretches_than_can_be_told_apart_stay_pending_or_are_given_up()
    {
        LogRecordStore store = Open(new EmulatedFlash(), 20);
        for (int i = 0; i < 200; i++)
        {
            store.Append(Record, 0, 4);
        }

        int confirmed = 0;
        for (ulong number = 3; number <= 199; number += 2)
        {
            confirmed += store.Confirm(number, number);
        }

        Assert.Equal(23, confirmed);
        Assert.Equal(177, store.PendingCount);
        Assert.Equal(0UL, store.GivenUpCount);

        // A record that cannot be sent must go: its nearest neighbours go with it.
        store.Drop(150);
        Assert.False(store.IsPending(150));
        Assert.Equal(1UL, store.GivenUpCount);
        Assert.Equal(200 - 23 - 2, store.PendingCount);
        Assert.Equal(store.PendingCount, store.Confirm(1, 200));
        Assert.Equal(201UL, store.First);
    }

    [Fact]
    public void A_record_that_only_knows_the_uptime_of_an_earlier_run_is_lost()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash);
        byte[] into = new byte[store.MaximumRecordBytes];
        var writer = new RecordWriter(1);
        writer.Begin(1, 0, -5000);
        store.Append(writer.Buffer, 0, writer.Length);
        writer.Begin(1, 0, 5000);
        store.Append(writer.Buffer, 0, writer.Length);
        Assert.True(store.Read(1, into) > 0);
        Assert.True(store.Close());
        LogRecordStore again = Open(flash);
        Assert.Equal(0, again.Read(1, into));
        Assert.Equal((1UL, 2UL), (again.DroppedCount, again.First));
        Assert.Equal(15, again.Read(2, into));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LogStoreOptions.ForPartition(64 * 1024));
        Assert.Throws<ArgumentException>(() => new LogRecordStore(new EmulatedFlash(), new LogStoreOptions { Segments = 1 }, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => new LogRecordStore(new EmulatedFlash(), new LogStoreOptions { MaximumRecordBytes = 3500 }, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => new LogRecordStore(new EmulatedFlash(), new LogStoreOptions { Stretches = 200 }, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => new LogRecordStore(new EmulatedFlash(), new LogStoreOptions { Points = 48 }, new SeededRandom(1)));
        LogRecordStore store = Open(new EmulatedFlash());
        Assert.Equal(0UL, store.Append(new byte[231], 0, 231));
        Assert.Equal(1UL, store.Append(new byte[230], 0, 230));
        Assert.Equal(0, store.Read(1, new byte[229]));
        Assert.Equal(230, store.Read(1, new byte[230]));
    }

    [Fact]
    public void The_device_files_carry_a_store_through_several_runs()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var model = new StoreModel();
            for (int run = 0; run < 5; run++)
            {
                using var files = new StoreFiles(folder + Path.DirectorySeparatorChar);
                var store = new LogRecordStore(files, StoreScript.Small(), new SeededRandom(9));
                Assert.True(store.Open(), files.Fault);
                model.TakeOver(store, _ => false, true);
                var maker = new RecordMaker(new Random(run));
                for (int i = 0; i < 60; i++)
                {
                    byte[] record = maker.Next();
                    model.Append(store.Append(record, 0, record.Length), record);
                }

                model.Remove(1, store.First - 1);
                model.Compare(store);
                Assert.Null(files.Fault);
                Assert.True(store.Close());
                model.Note(store);
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static LogRecordStore Open(EmulatedFlash flash, int segments = 4)
    {
        var store = new LogRecordStore(flash, StoreScript.Small(segments), new SeededRandom(1));
        Assert.True(store.Open());
        return store;
    }
}
