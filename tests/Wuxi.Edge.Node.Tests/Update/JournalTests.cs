using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>The journal: a power cut at every byte of it leaves the old state or the new one, and damage is never believed.</summary>
public class JournalTests
{
    [Theory]
    [InlineData(FlashTail.Kept)]
    [InlineData(FlashTail.Gone)]
    [InlineData(FlashTail.Part)]
    [InlineData(FlashTail.Noise)]
    [InlineData(FlashTail.Stale)]
    public void A_cut_at_every_byte_leaves_the_old_or_the_new(FlashTail tail)
    {
        var start = new EmulatedFlash(1024 * 1024);
        var files = new FlashFolder(start, "update");
        for (uint number = 1; number <= 5; number++)
        {
            Save(files, number);
        }

        // Deletion, append, flush; of the append every byte.
        int cuts = 0;
        int news = 0;
        for (int operation = 0; operation < 3; operation++)
        {
            for (int bytes = 0; bytes <= (operation == 1 ? UpdateJournal.RecordBytes : 1); bytes++)
            {
                EmulatedFlash flash = start.Clone();
                var cut = new FlashFolder(flash, "update");
                flash.CutPower(operation, bytes);
                Save(cut, 6);
                flash.PowerUp(tail, new Random(cuts++));
                uint found = Read(cut);
                Assert.True(found is 5 or 6, $"operation {operation}, {bytes} bytes: {found}");
                news += found == 6 ? 1 : 0;

                // And it goes on from there, twice, through both files.
                Save(cut, 7);
                Assert.Equal(7u, Read(cut));
                Save(cut, 8);
                Assert.Equal(8u, Read(cut));
            }
        }

        Assert.True(cuts > UpdateJournal.RecordBytes);
        Assert.True(news > 0, "never the new one");
    }

    [Fact]
    public void Damage_of_one_file_leaves_the_other_and_of_both_a_new_node()
    {
        for (int seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            var flash = new EmulatedFlash(1024 * 1024);
            var files = new FlashFolder(flash, "update");
            Save(files, 1);
            Save(files, 2);
            string[] names = ["update/journal0", "update/journal1"];
            int which = random.Next(2);
            flash.Damage(names[which], bytes => Spoil(bytes, random));
            // The first state went into journal0, the second into journal1.
            Assert.Equal(which == 0 ? 2u : 1u, Read(files));
            flash.Damage(names[1 - which], bytes => Spoil(bytes, random));
            Assert.Equal(0u, Read(files));
        }
    }

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        if (random.Next(4) == 0)
        {
            return bytes[..random.Next(bytes.Length)];
        }

        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static void Save(IStoreFiles files, uint number)
    {
        var journal = new UpdateJournal(files);
        journal.Open();
        int slot = 1 + (int)(number % 2);
        journal.SetEntry(slot, new SlotEntry(ImageMaker.Order(ImageMaker.Image($"1.{number}.0.0"), $"1.{number}.0.0", number)));
        journal.Pending = slot;
        journal.Active = 3 - slot;
        journal.Number = number;
        journal.State = UpdateState.Fetching;
        journal.Save();
    }

    /// <summary>The number of the state that is found; every part of it must be of that number. 0: none.</summary>
    private static uint Read(IStoreFiles files)
    {
        var journal = new UpdateJournal(files);
        journal.Open();
        if (journal.Number == 0)
        {
            Assert.Equal((0, 0, UpdateState.Idle), (journal.Active, journal.Pending, journal.State));
            return 0;
        }

        int slot = 1 + (int)(journal.Number % 2);
        Assert.Equal((slot, 3 - slot, UpdateState.Fetching), (journal.Pending, journal.Active, journal.State));
        UpdateOrder order = journal.Entry(slot).Order;
        Assert.Equal((journal.Number, $"1.{journal.Number}.0.0", "https://gateway:8443/images/x"), (order.Number, order.Version.ToString(), order.Url));
        Assert.True(order.IsSigned(ImageMaker.Node, ImageMaker.Key));
        return journal.Number;
    }
}
