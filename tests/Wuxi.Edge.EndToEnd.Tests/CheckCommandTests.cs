using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>The tool as a user meets it: messages and exit codes.</summary>
public class CheckCommandTests
{
    [Theory]
    [InlineData("good-small", 0, "good. 1 nodes, 3 points, 2 alarms, 1 outputs.")]
    [InlineData("wrong-forms", 1, ":14:54: baud: found 'fast', expected a whole number from 300 to 921600")]
    [InlineData("not-there", 2, "there is no such file")]
    public async Task Check_says_what_it_found_and_ends_accordingly(string name, int exitCode, string says)
    {
        await using EdgeProcess edge = EdgeProcess.Start("check", Path.Combine(Repository.Cases("workshop"), name, "workshop.yaml"));

        await edge.WaitForLineAsync(says);
        Assert.Equal(exitCode, await edge.WaitForExitAsync());
    }

    [Fact]
    public async Task A_console_for_everybody_is_refused()
    {
        string workshop = Path.Combine(Repository.Cases("workshop"), "good-small", "workshop.yaml");
        await using EdgeProcess edge = EdgeProcess.Start("gateway", workshop, "--url", "http://0.0.0.0:5080");

        await edge.WaitForLineAsync("served on 127.0.0.1 only");
        Assert.Equal(2, await edge.WaitForExitAsync());
    }
}
