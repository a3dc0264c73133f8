using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Ingest;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>
/// Everything wrong that a node can send, over TLS to a real broker and a gateway in its own process: counted, told once a kind
/// and source, shown on the node's page, exported as metrics, and nothing wrong stored.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const int Hour = 3_600_000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _workshop = Path.Combine(AppContext.BaseDirectory, "Ready", "demo.workshop.yaml");
    private readonly int _port = FreePort.Next();
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bad_input_is_counted_shown_and_never_stored()
    {
        string port = _port.ToString(CultureInfo.InvariantCulture);
        await using TelemetryReceiver telemetry = await TelemetryReceiver.StartAsync();
        await using EdgeProcess broker = EdgeProcess.Start("broker", _workshop, "--folder", _folder.Path, "--port", port);
        await broker.WaitForLineAsync("Broker for");
        await using EdgeProcess gateway = EdgeProcess.Start(
            new Dictionary<string, string>
            {
                ["WUXI_EDGE_GPIO_FILE"] = _folder.File("gpio"),
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
            "gateway", _workshop, "--data", _folder.File("data"), "--broker", "127.0.0.1:" + port,
            "--certificates", _folder.File("certificates"), "--url", _url);
        await gateway.WaitForLineAsync("Connected to the broker");

        using LocalCertificateAuthority authority = LocalCertificateAuthority.OpenOrCreate(_folder.File("certificates"), TimeProvider.System);
        CertificateFiles certificate = authority.Issue("N004", CertificateRole.Node);
        using NodeImpostor stranger = await NodeImpostor.ConnectAsync(authority.Issue("N999", CertificateRole.Node), _port);
        using NodeImpostor node = await NodeImpostor.ConnectAsync(certificate, _port);
        using NodeImpostor second = await PlayAsync(gateway, stranger, node, certificate);

        await LookAsync();
        Assert.Equal(0, await gateway.TerminateAsync());
        foreach (string line in gateway.Output.Split('\n').Where(line => line.Contains("[1001]", StringComparison.Ordinal)).GroupBy(FaultOf).Where(told => told.Count() > 1).Select(told => told.Key))
        {
            Assert.Fail("told more than once: " + line);
        }

        // What was counted went out by OTLP, the last of it at the end.
        Assert.Contains("wuxi.ingest.faults", telemetry.Text, StringComparison.Ordinal);
        Assert.Contains(FaultKind.SecondClient, telemetry.Text, StringComparison.Ordinal);
        Assert.Contains("wuxi.historian.", telemetry.Text, StringComparison.Ordinal);
        Assert.Contains("wuxi-edge-gateway", telemetry.Text, StringComparison.Ordinal);
        ExpectStored();
    }

    private static async Task<NodeImpostor> PlayAsync(EdgeProcess gateway, NodeImpostor stranger, NodeImpostor node, CertificateFiles certificate)
    {
        Task Told(string source, string kind) => gateway.WaitForLineAsync($"{source}: {kind}");
        stranger.Send("NBIRTH N999 seq=0 bdSeq=1 store=a9 first=1 last=0");
        await Told("N999", FaultKind.UnknownNode);

        node.Send("NBIRTH N004 seq=0 bdSeq=1 store=a1 first=1 last=0");
        node.Send("DBIRTH N004/smoke-1 seq=1 .Record/Number@4:UInt64 .optical-density@5:Float .surprise@9:Float");
        await Told("N004", FaultKind.UnknownMetric);
        node.Send("DDATA N004/smoke-1 seq=2 number=1 .optical-density=0.125");
        node.Send("DDATA N004/smoke-1 seq=3 number=2 .optical-density=String/much");
        await Told("N004", FaultKind.WrongType);
        node.Send($"DDATA N004/smoke-1 seq=4 number=3 at={Hour} .optical-density=7");
        await Told("N004", FaultKind.TimestampAhead);
        node.Send($"DDATA N004/smoke-1 seq=5 number=4 at=-{41L * 24 * Hour} .optical-density=7");
        await Told("N004", FaultKind.TimestampAncient);
        node.Send("DDATA N004/smoke-1 seq=5 number=5 .optical-density=7");
        await Told("N004", FaultKind.SequenceReplayed);
        node.Send("DDATA N004/smoke-1 seq=7 number=7 .optical-density=0.25");
        node.Send("DDATA N004/smoke-1 seq=6 number=6 .optical-density=0.375");
        await Told("N004", FaultKind.SequenceReordered);
        node.Send("DDATA N004/smoke-1 seq=8 number=8 cut=3 .optical-density=7");
        await Told("N004", FaultKind.Undecodable);
        node.SendRaw("spBv1.0/W1/DDATA/N004/smoke-1", new byte[1_000_000]);
        await Told("N004", FaultKind.TooLarge);

        // Record 2 comes again after a rebirth and is not better: it goes into quarantine and holds up nothing.
        node.Send("NBIRTH N004 seq=0 bdSeq=1 store=a1 first=2 last=8");
        node.Send("DBIRTH N004/smoke-1 seq=1");
        node.Send("DDATA N004/smoke-1 seq=2 number=2 historical .optical-density=String/much");
        await gateway.WaitForLineAsync("record 2 of store a1 quarantined");
        node.Send("DDATA N004/smoke-1 seq=3 number=5 historical .optical-density=0.5");
        node.Send("DDATA N004/smoke-1 seq=4 number=8 historical .optical-density=0.625");

        // Another device with the same certificate: the broker lets one in only, and the gateway sees two memories.
        NodeImpostor second = await NodeImpostor.ConnectAsync(certificate, node.Port);
        await node.Disconnected;
        second.Send("NBIRTH N004 seq=0 bdSeq=2 store=b2 first=1 last=0");
        await gateway.WaitForLineAsync("came with store b2");
        second.Send("NBIRTH N004 seq=0 bdSeq=3 store=a1 first=9 last=8");
        await Told("N004", FaultKind.SecondClient);
        return second;
    }

    // As the safety officer sees it.
    private async Task LookAsync()
    {
        await using ChromiumBrowser browser = await ChromiumBrowser.StartAsync();
        IPage page = await browser.OpenAsync();
        await page.GotoAsync(_url + "/nodes");
        string[] kinds =
        [
            FaultKind.UnknownMetric, FaultKind.WrongType, FaultKind.TimestampAhead, FaultKind.TimestampAncient, FaultKind.SequenceReplayed,
            FaultKind.SequenceReordered, FaultKind.Undecodable, FaultKind.TooLarge, FaultKind.SecondClient,
        ];
        foreach (string kind in kinds)
        {
            await Assertions.Expect(page.GetByTestId($"fault-N004-{kind}")).ToBeVisibleAsync(new() { Timeout = ChromiumBrowser.PatienceMs });
        }

        await Assertions.Expect(page.GetByTestId("fault-N999-" + FaultKind.UnknownNode)).ToBeVisibleAsync(new() { Timeout = ChromiumBrowser.PatienceMs });
        await Assertions.Expect(page.GetByTestId("days-N004")).ToContainTextAsync("✗", new() { Timeout = ChromiumBrowser.PatienceMs });
        await ChromiumBrowser.ShootAsync(page, "nodes-bad-input");
    }

    private void ExpectStored()
    {
        WorkshopModel workshop = WorkshopReader.ReadFile(_workshop).Model!;
        using HistoryDatabase database = HistoryDatabase.Open(
            new HistorianOptions { Folder = _folder.File("data") }, workshop, TimeProvider.System, NullLogger<HistoryDatabase>.Instance);
        Reading[] readings = [.. database.Query.ReadRange("A2/hall/smoke", 0, long.MaxValue)];
        Assert.Equal([0.125, 0.25, 0.375, 0.5, 0.625], readings.Select(reading => reading.Value.Number!.Value).Order());
        Assert.Equal(readings.Length, database.Query.ReadTotals().Readings);
        // Records 2, 3 and 4.
        Assert.Equal(3, database.Query.ReadTotals().Quarantined);
    }

    private static string FaultOf(string line) => line[line.IndexOf("[1001]", StringComparison.Ordinal)..].Split(": ", 3) is [var source, var kind, ..] ? source + ": " + kind : line;
}
