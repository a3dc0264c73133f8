using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Records that were taken before the time was known, read in a later run (decision 0008).</summary>
public class RunDatingTests
{
    private const long UtcMs = 1_780_000_000_000;

    [Fact]
    public void A_run_that_learned_the_time_dates_its_early_records_exactly()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash);
        Append(store, -501, -1001);
        store.NoteTime(UtcMs);
        Append(store, UtcMs + 2000);
        Cut(flash, store);

        store = Open(flash);
        store.NoteTime(UtcMs + 60_000);
        Assert.Equal([(UtcMs + 500, false), (UtcMs + 1000, false), (UtcMs + 2000, false)], Read(store));
    }

    [Fact]
    public void Runs_that_never_learned_it_are_put_before_the_next_that_did_with_their_distances_and_said_to_be_undated()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash);
        Append(store, -501, -1001);
        Cut(flash, store);
        store = Open(flash);
        Append(store, -301, -701);
        Cut(flash, store);
        store = Open(flash);
        Append(store, -101);
        Cut(flash, store);

        store = Open(flash);
        Assert.Equal([-501, -1001, -301, -701, -101], Read(store).Select(record => record.Stamp));
        store.NoteTime(UtcMs);
        (long Stamp, bool IsUndated)[] first = Read(store);
        Assert.Equal(
            [UtcMs - 1303, UtcMs - 803, UtcMs - 502, UtcMs - 102, UtcMs - 1],
            [first[0].Stamp, first[1].Stamp, first[2].Stamp, first[3].Stamp, first[4].Stamp]);
        Assert.All(first, record => Assert.True(record.IsUndated));

        // Once dated, for good: a later run knows another time, and these records keep theirs.
        Cut(flash, store);
        store = Open(flash);
        store.NoteTime(UtcMs + 90_000_000);
        Assert.Equal(first, Read(store));
    }

    [Fact]
    public void More_runs_than_are_remembered_cost_the_oldest_ones_records()
    {
        var flash = new EmulatedFlash();
        LogRecordStore store = Open(flash);
        for (int run = 0; run < RunTable.Capacity + 2; run++)
        {
            Append(store, -101);
            Cut(flash, store);
            store = Open(flash);
        }

        store.NoteTime(UtcMs);
        Assert.Equal(RunTable.Capacity - 1, Read(store).Length);
        Assert.Equal(RunTable.Capacity - 1, store.PendingCount);
    }

    /// <summary>
    /// Lives with power cuts in any write, some runs with the time and some without: a record that was read with a stamp is never read with
    /// another one, an exact stamp is the true one, a bounded one is not earlier than it and not later than the next run; and stamps grow
    /// with the numbers.
    /// </summary>
    [Fact]
    public void No_cut_gives_a_record_a_second_stamp_or_one_out_of_order()
    {
        int exact = 0;
        int bounded = 0;
        for (int seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var flash = new EmulatedFlash();
            var truth = new Dictionary<ulong, long>();
            var seen = new Dictionary<ulong, (long Stamp, bool IsUndated)>();
            long utcMs = UtcMs;
            for (int run = 0; run < 8; run++)
            {
                // A powered-down pause, then a run that may learn the time, until the power goes.
                utcMs += random.Next(1000, 100_000);
                long startMs = utcMs;
                bool learns = random.Next(2) == 0;
                flash.CutPower(random.Next(4, 40), random.Next(400));
                LogRecordStore store = Make(flash, (ulong)seed);
                bool isKnown = false;
                if (store.Open())
                {
                    for (int step = 0; step < 60 && flash.IsPowered; step++)
                    {
                        utcMs += random.Next(50, 3000);
                        long uptimeMs = utcMs - startMs;
                        if (learns && !isKnown && step > 15)
                        {
                            store.NoteTime(startMs);
                            isKnown = true;
                        }

                        ulong number = store.Append(Record(isKnown ? utcMs : -uptimeMs - 1), 0, 25);
                        truth[number] = utcMs;
                        store.Flush(uptimeMs);
                        if (isKnown && step % 9 == 0 && flash.IsPowered)
                        {
                            Look(store, startMs);
                        }

                        if (isKnown && random.Next(20) == 0)
                        {
                            store.Confirm(store.First, store.First + (ulong)random.Next(6));
                        }
                    }
                }

                flash.PowerUp((FlashTail)random.Next(5), random);
            }

            LogRecordStore last = Make(flash, (ulong)seed);
            Assert.True(last.Open());
            utcMs += 1000;
            last.NoteTime(utcMs);
            Look(last, utcMs);

            void Look(LogRecordStore store, long startMs)
            {
                long previous = 0;
                byte[] into = new byte[store.MaximumRecordBytes];
                var reader = new RecordReader();
                for (ulong number = store.NextPending(0); number != 0; number = store.NextPending(number + 1))
                {
                    int length = store.Read(number, into);
                    if (length == 0)
                    {
                        continue;
                    }

                    Assert.True(reader.Open(into, length));
                    long stamp = reader.Stamp < 0 ? startMs - reader.Stamp - 1 : reader.Stamp;
                    Assert.True(stamp > previous, $"seed {seed}: {number} at {stamp} after {previous}");
                    previous = stamp;
                    Assert.True(reader.IsUndated ? stamp >= truth[number] : stamp == truth[number], $"seed {seed}: {number} at {stamp}, truly {truth[number]}");
                    Assert.Equal((stamp, reader.IsUndated), seen.GetValueOrDefault(number, (stamp, reader.IsUndated)));
                    seen[number] = (stamp, reader.IsUndated);
                    exact += reader.IsUndated ? 0 : 1;
                    bounded += reader.IsUndated ? 1 : 0;
                }
            }
        }

        Assert.True(exact > 5000 && bounded > 2000, $"{exact} exact, {bounded} bounded");
    }

    private static LogRecordStore Make(EmulatedFlash flash, ulong seed) => new(flash, LogStoreOptions.ForPartition(256 * 1024), new SeededRandom(seed));

    private static LogRecordStore Open(EmulatedFlash flash)
    {
        LogRecordStore store = Make(flash, 1);
        Assert.True(store.Open());
        return store;
    }

    private static void Append(LogRecordStore store, params long[] stamps) => Array.ForEach(stamps, stamp => store.Append(Record(stamp), 0, 25));

    private static byte[] Record(long stamp)
    {
        var writer = new RecordWriter(1);
        writer.Begin(7, 0, stamp);
        writer.AddValue(0, 1.5);
        return writer.Buffer;
    }

    private static void Cut(EmulatedFlash flash, LogRecordStore store)
    {
        store.Flush(0);
        store.Flush(1_000_000);
        flash.CutPower(0, 0);
        flash.Append("x", [1], 0, 1);
        flash.PowerUp(FlashTail.Kept, new Random(1));
    }

    private static (long Stamp, bool IsUndated)[] Read(LogRecordStore store)
    {
        byte[] into = new byte[store.MaximumRecordBytes];
        var reader = new RecordReader();
        var records = new List<(long, bool)>();
        for (ulong number = store.NextPending(0); number != 0; number = store.NextPending(number + 1))
        {
            int length = store.Read(number, into);
            if (length > 0)
            {
                Assert.True(reader.Open(into, length));
                records.Add((reader.Stamp, reader.IsUndated));
            }
        }

        return [.. records];
    }
}
