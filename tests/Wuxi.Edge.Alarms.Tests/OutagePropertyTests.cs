using FsCheck;
using FsCheck.Fluent;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>
/// Live and replay together must tell what an observer tells who saw every record in time: whatever the outages, the
/// journal holds the same activations and returns, and the open alarm the same original time. Delays together with records
/// that are lost for ever are left out: nobody knows when the hole began, so there the rule of the README holds instead.
/// </summary>
public sealed class OutagePropertyTests
{
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void Journal_of_live_and_replay_equals_the_oracle(bool hasDelays, bool hasHoles, bool hasKills) => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            string? fault = new OutageScenario(seed, hasDelays, hasHoles, hasKills).Run(steps: 250);
            return (fault is null).Label($"seed {seed}: {fault}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(1_000_000));

    // Seeds that once found something.
    [Theory]
    [InlineData(177367, false, true, false)]
    public void Journal_equals_the_oracle_for_seeds_of_old(int seed, bool hasDelays, bool hasHoles, bool hasKills) =>
        Assert.Null(new OutageScenario(seed, hasDelays, hasHoles, hasKills).Run(steps: 250));
}
