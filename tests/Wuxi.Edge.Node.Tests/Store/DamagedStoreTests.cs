using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Bit rot, files cut short, files gone: the store opens, gives what can be read, and invents nothing.</summary>
public class DamagedStoreTests
{
    [Fact]
    public void Damaged_files_lose_what_they_hold_and_nothing_is_invented()
    {
        int lost = 0;
        int kept = 0;
        for (int seed = 1; seed <= 1500; seed++)
        {
            var random = new Random(seed);
            (EmulatedFlash flash, StoreScript script) = Fill(random);
            for (int i = random.Next(1, 4); i > 0 && flash.List()!.Length > 0; i--)
            {
                Damage(flash, random);
            }

            var store = new LogRecordStore(flash, StoreScript.Small(), new SeededRandom((ulong)seed));
            Assert.True(store.Open());
            ulong[] found = ReadAll(store, script.Model, random);
            Assert.True(store.IsNew || store.Last >= script.Model.Last, "a number would come again");
            kept += found.Length;
            lost += script.Model.Pending.Count - found.Length;

            // And it goes on.
            byte[] record = [2, 3, 4];
            byte[] into = new byte[store.MaximumRecordBytes];
            ulong number = store.Append(record, 0, 3);
            Assert.Equal(store.Last, number);
            Assert.Equal(3, store.Read(number, into));
        }

        Assert.True(lost > 1000 && kept > 10_000, $"{lost} lost, {kept} kept");
    }

    [Fact]
    public void Damage_in_an_old_page_costs_no_more_than_that_page()
    {
        int lost = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            (EmulatedFlash flash, StoreScript script) = Fill(new Random(seed));
            string oldest = flash.List()!.Order().First();
            flash.Damage(oldest, bytes =>
            {
                bytes[bytes.Length / 3] ^= 4;
                return bytes;
            });
            var store = new LogRecordStore(flash, StoreScript.Small(), new SeededRandom(1));
            Assert.True(store.Open());
            ulong[] all = [.. Pending(store)];
            ulong[] found = ReadAll(store, script.Model, new Random(1));
            Assert.InRange(all.Length - found.Length, 0, 40);
            Assert.Equal(found.AsEnumerable(), Pending(store));
            lost += all.Length - found.Length;
        }

        Assert.True(lost > 10, $"{lost} lost");
    }

    [Fact]
    public void Files_that_are_none_of_its_own_are_left_alone()
    {
        var flash = new EmulatedFlash();
        flash.Append("readme", [1, 2, 3], 0, 3);
        flash.Append("s0000000g", [1, 2, 3], 0, 3);
        var store = new LogRecordStore(flash, StoreScript.Small(), new SeededRandom(1));
        Assert.True(store.Open() && store.IsNew);
        Assert.Equal(3, flash.Length("readme"));
        Assert.Equal(3, flash.Length("s0000000g"));
    }

    private static (EmulatedFlash Flash, StoreScript Script) Fill(Random random)
    {
        var flash = new EmulatedFlash();
        var script = new StoreScript(flash, random, StoreScript.Small());
        script.Open();
        for (int step = 0; step < 150; step++)
        {
            script.Step();
        }

        return (flash, script);
    }

    private static void Damage(EmulatedFlash flash, Random random)
    {
        string[] names = [.. flash.List()!.Order()];
        string name = names[random.Next(names.Length)];

        // Of the youngest no byte may be missing: only it knows which numbers were given. A power cut takes none of them.
        switch (name == names[^1] ? 2 : random.Next(4))
        {
            case 0:
                flash.Damage(name, bytes => bytes[..random.Next(bytes.Length + 1)]);
                break;
            case 1:
                flash.Delete(name);
                break;
            default:
                flash.Damage(name, bytes =>
                {
                    for (int i = random.Next(1, 5); i > 0 && bytes.Length > 0; i--)
                    {
                        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    }

                    return bytes;
                });
                break;
        }
    }

    private static IEnumerable<ulong> Pending(LogRecordStore store)
    {
        for (ulong number = store.NextPending(0); number != 0; number = store.NextPending(number + 1))
        {
            yield return number;
        }
    }

    private static ulong[] ReadAll(LogRecordStore store, StoreModel model, Random random)
    {
        byte[] into = new byte[store.MaximumRecordBytes];
        var found = new List<ulong>();
        foreach (ulong number in Pending(store).OrderBy(number => random.Next(3) == 0 ? number : number + 5).ToArray())
        {
            int length = store.Read(number, into);
            if (length > 0)
            {
                Assert.True(model.Appended[number].AsSpan().SequenceEqual(into.AsSpan(0, length)), $"record {number} differs");
                found.Add(number);
            }
            else
            {
                Assert.False(store.IsPending(number));
            }
        }

        return [.. found.Order()];
    }
}
