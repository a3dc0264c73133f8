using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>Broker, nodes and gateway as processes of their own, with TLS; gateway and broker are killed with SIGKILL while they work.</summary>
public sealed class KilledGatewayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _workshop = Path.Combine(AppContext.BaseDirectory, "Ready", "demo.workshop.yaml");
    private readonly string _port = FreePort.Next().ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_kill_9_of_gateway_and_broker_everything_the_nodes_took_is_stored_once()
    {
        await using EdgeProcess broker = await StartBrokerAsync();
        await using EdgeProcess nodes = EdgeProcess.Start(
            "emulate", "demo", "--broker", "127.0.0.1:" + _port, "--certificates", _folder.File("certificates"));
        for (int kill = 0; kill < 4; kill++)
        {
            await using EdgeProcess gateway = StartGateway();
            await gateway.WaitForLineAsync("Node N001 born");
            await nodes.SendAsync("drill N001");
            await gateway.WaitForLineAsync("hall-1-smoke");
            await nodes.SendAsync("drill N001 off");
            await gateway.KillAsync();
        }

        ulong taken;
        await using (EdgeProcess last = StartGateway())
        {
            await last.WaitForLineAsync("Node N001 born");
            await broker.KillAsync();
            // The next one on the folder ends the Mosquitto that the killed one left behind.
            await using EdgeProcess secondBroker = await StartBrokerAsync();
            await last.WaitForLineAsync("Lost the broker");
            taken = await DrainAsync(nodes);
            // A clean stop: nothing is torn down with a complaint.
            int exitCode = await last.TerminateAsync();
            Assert.True(exitCode == 0, $"exit code {exitCode}:\n{last.Output}");
        }

        using HistoryDatabase database = HistoryDatabase.Open(
            new HistorianOptions { Folder = _folder.File("data") }, WorkshopReader.ReadFile(_workshop).Model!, TimeProvider.System, NullLogger<HistoryDatabase>.Instance);
        HistoryTotals totals = database.Query.ReadTotals();
        Assert.True(taken > 10, $"the nodes took only {taken} records");
        Assert.Equal(((long)taken, 0L, 0L), (totals.Records, totals.Gaps, totals.Quarantined));
    }

    private async Task<EdgeProcess> StartBrokerAsync()
    {
        EdgeProcess broker = EdgeProcess.Start("broker", _workshop, "--folder", _folder.Path, "--port", _port);
        await broker.WaitForLineAsync("Broker for");
        return broker;
    }

    private EdgeProcess StartGateway() => EdgeProcess.Start(
        new Dictionary<string, string> { ["WUXI_EDGE_GPIO_FILE"] = _folder.File("gpio") },
        "gateway", _workshop, "--data", _folder.File("data"), "--broker", "127.0.0.1:" + _port,
        "--certificates", _folder.File("certificates"), "--url", $"http://127.0.0.1:{FreePort.Next()}");

    // Asks until the nodes have nothing left.
    private static async Task<ulong> DrainAsync(EdgeProcess nodes)
    {
        await nodes.SendAsync("stop-sampling");
        await nodes.WaitForLineAsync("stop-sampling");
        for (int question = 0; question < 300; question++)
        {
            int answers = Answers(nodes).Count;
            await nodes.SendAsync("status");
            await nodes.WaitForAsync(() => Answers(nodes).Count > answers);
            JsonElement status = JsonDocument.Parse(Answers(nodes)[^1]).RootElement;
            if (status.GetProperty("recordsPending").GetUInt64() == 0)
            {
                return status.GetProperty("recordsTaken").GetUInt64();
            }

            // The next answer is worth asking for when the gateway has confirmed, which it does once a second at most.
            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }

        Assert.Fail("the nodes did not get rid of their records: " + nodes.Output);
        return 0;
    }

    private static List<string> Answers(EdgeProcess nodes) =>
        [.. nodes.Output.Split('\n').Where(line => line.StartsWith('{') && line.Contains("\"status\"", StringComparison.Ordinal))];
}
