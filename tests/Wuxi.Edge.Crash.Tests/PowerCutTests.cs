using System.Text;
using Wuxi.Edge.Crash.Disk;

namespace Wuxi.Edge.Crash.Tests;

/// <summary>What a power cut may take, and what it may not.</summary>
public class PowerCutTests
{
    [Fact]
    public void What_was_synced_stays_and_what_was_not_may_go()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Write("a", 0, Text("one")).Sync("a").Sync("").Write("a", 3, Text("two"));

        HashSet<string?> outcomes = script.Outcomes("a");

        Assert.All(outcomes, outcome => Assert.StartsWith("one", outcome, StringComparison.Ordinal));
        Assert.Contains("one", outcomes);
        Assert.Contains("onetwo", outcomes);
    }

    [Fact]
    public void A_sync_is_for_what_was_done_before_it_began()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, Text("one")).BeginSync("a").Write("a", 3, Text("two")).EndSync("a");

        Assert.Contains("one", script.Outcomes("a"));
    }

    [Fact]
    public void A_sync_that_did_not_end_is_none()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, Text("one")).BeginSync("a");

        Assert.Contains("", script.Outcomes("a"));
    }

    [Fact]
    public void A_later_write_may_stay_when_an_earlier_goes()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, Text("one")).Write("a", 3, Text("two"));

        Assert.Contains("\0\0\0two", script.Outcomes("a"));
    }

    [Fact]
    public void A_long_write_is_torn_between_sectors_and_within_one()
    {
        byte[] long1 = Text(new string('x', 2000));
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, long1);

        string[] outcomes = [.. script.Outcomes("a", 2000).Select(outcome => outcome!)];

        Assert.Contains(outcomes, outcome => outcome.Length == 1024);
        Assert.Contains(outcomes, outcome => outcome.Length % 512 is not 0 and not (2000 % 512));
        Assert.Contains(outcomes, outcome => outcome.Length == 2000 && outcome.StartsWith('\0'));
    }

    [Fact]
    public void A_new_file_stays_only_when_its_folder_was_synced()
    {
        Assert.Contains(null, new DiskScript().Open("a").OpenFolder().Write("a", 0, Text("one")).Sync("a").Outcomes("a"));
        Assert.DoesNotContain(null, new DiskScript().Open("a").OpenFolder().Write("a", 0, Text("one")).Sync("a").Sync("").Outcomes("a"));
    }

    [Fact]
    public void A_file_that_is_replaced_as_it_should_be_is_the_old_or_the_new_one()
    {
        HashSet<string?> outcomes = Old().Open("b").Write("b", 0, Text("new")).Sync("b").Rename("b", "a").Outcomes("a");

        Assert.Equal(["new", "old"], outcomes.Order());
    }

    [Fact]
    public void A_file_that_is_replaced_without_a_sync_of_its_bytes_may_be_empty()
    {
        Assert.Contains("", Old().Open("b").Write("b", 0, Text("new")).Rename("b", "a").Outcomes("a"));
    }

    [Fact]
    public void What_a_killed_process_did_not_sync_a_power_cut_may_take_later()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, Text("one")).Kill().Open("a");

        Assert.Contains("", script.Outcomes("a"));
    }

    [Fact]
    public void A_later_process_syncs_also_what_the_one_before_did()
    {
        DiskScript script = new DiskScript().Open("a").OpenFolder().Sync("").Write("a", 0, Text("one")).Kill().Open("a").Sync("a");

        Assert.Equal(["one"], script.Outcomes("a"));
    }

    [Fact]
    public void A_lying_disk_takes_what_was_synced()
    {
        DiskScript script = new DiskScript { Model = new DiskModel("/d", Lie.Log) }
            .Open("h.db-wal").OpenFolder().Sync("").Write("h.db-wal", 0, Text("one")).Sync("h.db-wal");

        Assert.Contains("", script.Outcomes("h.db-wal"));
    }

    private static DiskScript Old() => new DiskScript().Open("a").OpenFolder().Write("a", 0, Text("old")).Sync("a").Sync("");

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
