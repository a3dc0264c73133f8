using Wuxi.Edge.Crash.Disk;
using Wuxi.Edge.Crash.Running;
using Wuxi.Edge.Testing;
using Xunit.Abstractions;

namespace Wuxi.Edge.Crash.Tests;

/// <summary>The real gateway, killed under load, with power cuts and full disks.</summary>
[Trait("Category", "Crash")]
public sealed class CrashRunTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [MosquittoFact]
    public async Task Nothing_that_was_confirmed_is_lost_in_a_few_crashes() =>
        await AssertGoodAsync(new CrashOptions { Rounds = 6, Seed = 1, OtherCuts = 2 });

    [SoakFact]
    public async Task Nothing_that_was_confirmed_is_lost_in_200_crashes() =>
        await AssertGoodAsync(new CrashOptions { Rounds = 200, Seed = 1 });

    // Proofs that losses are found: the disk does not do what it says.
    [MosquittoFact]
    public async Task A_disk_that_does_not_sync_the_log_is_found_out() => await AssertFoundOutAsync(Lie.Log);

    [MosquittoFact]
    public async Task A_disk_that_syncs_nothing_is_found_out() => await AssertFoundOutAsync(Lie.Files);

    [MosquittoFact]
    public async Task A_disk_that_does_not_sync_folders_is_found_out() => await AssertFoundOutAsync(Lie.Folders);

    private async Task AssertFoundOutAsync(Lie lie)
    {
        CrashCounts counts = await RunAsync(new CrashOptions { Rounds = 12, Seed = 1, Lie = lie, StopsAtFirstFault = true });

        Assert.True(counts.Missing > 0, "nothing was missing although the disk lied");
    }

    private async Task AssertGoodAsync(CrashOptions options)
    {
        CrashCounts counts = await RunAsync(options);

        Assert.True(counts.IsGood, string.Join('\n', counts.Faults));
        Assert.Equal(options.Rounds, counts.Kills);
        Assert.Equal(counts.Taken, counts.Confirmed);
        Assert.Equal((long)counts.Taken, counts.Readable);
        Assert.True(counts.Taken > 100, $"only {counts.Taken} records were taken");
    }

    private async Task<CrashCounts> RunAsync(CrashOptions options)
    {
        using var text = new StringWriter();
        CrashCounts counts = await CrashRun.RunAsync(options, _folder.Path, text, CancellationToken.None);
        CrashTable.Write(text, counts);
        output.WriteLine(text.ToString());
        return counts;
    }
}
