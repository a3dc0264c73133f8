using Wuxi.Edge.Node.Control;

namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>What has tripped is known after a power cut at any byte of any write.</summary>
public class LatchMemoryTests
{
    private static readonly string[] Ids = ["gas-fan", "smoke-stop", "cold", "hot"];

    [Fact]
    public void After_a_cut_at_any_byte_what_was_kept_last_is_there()
    {
        var random = new Random(7);
        for (int run = 0; run < 200; run++)
        {
            var slots = new FakeLatchSlots();
            var memory = new LatchMemory(slots, Ids);
            bool[] kept = new bool[Ids.Length];
            for (int step = 0; step < 6; step++)
            {
                bool[] wanted = [.. Ids.Select(_ => random.Next(2) == 0)];
                slots.CutAfter = random.Next(3) == 0 ? random.Next(12) : null;
                int writes = slots.Writes;
                memory.Keep(Rows(wanted), step * 10_000L);
                Assert.Equal(!wanted.SequenceEqual(kept), slots.Writes > writes);
                kept = slots.CutAfter is null ? wanted : kept;
                if (slots.CutAfter is not null || random.Next(3) == 0)
                {
                    memory = new LatchMemory(slots, Ids);
                }

                Assert.Equal(kept, Ids.Select((_, i) => memory.IsKept(i)));
            }
        }
    }

    [Fact]
    public void A_row_keeps_its_trip_when_rows_come_and_go_around_it()
    {
        var slots = new FakeLatchSlots();
        new LatchMemory(slots, Ids).Keep(Rows([false, true, false, true]), 0);
        var memory = new LatchMemory(slots, ["new", "hot", "gas-fan"]);
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(memory.IsKept));
    }

    [Fact]
    public void While_it_fails_it_is_tried_every_ten_seconds()
    {
        var slots = new FakeLatchSlots { IsBroken = true };
        var memory = new LatchMemory(slots, Ids);
        for (long nowMs = 0; nowMs <= 30_000; nowMs += 100)
        {
            memory.Keep(Rows([true, false, false, false]), nowMs);
        }

        Assert.Equal(4, slots.Writes);
        slots.IsBroken = false;
        memory.Keep(Rows([true, false, false, false]), 40_000);
        Assert.True(new LatchMemory(slots, Ids).IsKept(0));
    }

    [Fact]
    public void Any_damage_to_both_places_is_no_trip_and_no_exception()
    {
        var slots = new FakeLatchSlots();
        new LatchMemory(slots, Ids).Keep(Rows([true, true, true, true]), 0);
        byte[] good = slots.Slots[0].Length > 0 ? slots.Slots[0] : slots.Slots[1];
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bad = [.. good];
            bad[i] ^= 0x10;
            slots.Slots[0] = bad;
            slots.Slots[1] = bad;
            var memory = new LatchMemory(slots, Ids);
            Assert.All(Enumerable.Range(0, Ids.Length), row => Assert.False(memory.IsKept(row)));
        }
    }

    private static Interlock[] Rows(bool[] isTripped) =>
    [
        .. isTripped.Select(trips =>
        {
            var row = new Interlock(new InterlockOptions { IsLatched = true });
            if (trips)
            {
                row.Restore();
            }

            return row;
        }),
    ];
}
