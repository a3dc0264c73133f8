using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Emulator.Commands;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>Emulated nodes over TLS against a real broker.</summary>
public class RealTimeRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [MosquittoFact]
    public async Task Nodes_connect_with_their_certificates_and_a_drill_reaches_the_gateway()
    {
        using var folder = new TemporaryFolder();
        using var authority = LocalCertificateAuthority.OpenOrCreate(Path.Combine(folder.Path, "authority"), TimeProvider.System);
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(
            new BrokerOptions { Folder = Path.Combine(folder.Path, "broker"), Authority = authority, GroupId = "W1" },
            TimeProvider.System,
            CancellationToken.None);
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "outage.scenario.yaml")).Scenario!;
        foreach (ScenarioNode node in scenario.Nodes)
        {
            authority.Issue(node.Node.Id, CertificateRole.Node);
        }

        var topics = new List<string>();
        using MqttClient gateway = ConnectGateway(authority, broker.Port, topics);
        using (var run = new RealTimeRun(
            scenario,
            new EmulatorOptions { BrokerPort = broker.Port, CertificateFolder = Path.GetDirectoryName(authority.CaFile) },
            TimeProvider.System,
            NullLogger.Instance))
        {
            run.Start();
            Wait(gateway, () => topics.Contains("spBv1.0/W1/DBIRTH/N001/smoke-1") && topics.Contains("spBv1.0/W1/DBIRTH/N002/dust-1"));
            Wait(gateway, () => topics.Contains("spBv1.0/W1/DDATA/N001/smoke-1"));

            var commands = new CommandInterpreter(run.Workshop);
            int before = topics.Count(topic => topic == "spBv1.0/W1/DDATA/N001/smoke-1");
            long step = JsonDocument.Parse(commands.Execute("drill N001 1.5")).RootElement.GetProperty("stepTimestamp").GetInt64();
            Wait(gateway, () => topics.Count(topic => topic == "spBv1.0/W1/DDATA/N001/smoke-1") > before);
            long arrived = Stopwatch.GetTimestamp();
            JsonElement drill = JsonDocument.Parse(commands.Execute("status")).RootElement.GetProperty("drills")[0];
            Assert.Equal(step, drill.GetProperty("stepTimestamp").GetInt64());
            Assert.InRange(drill.GetProperty("readTimestamp").GetInt64(), step, arrived);
            Assert.Equal(0, run.Failures);

            // Losing the network alone says nothing to the broker; taking the power away closes the socket.
            commands.Execute("power-cut N002 500ms");
            Wait(gateway, () => topics.Contains("spBv1.0/W1/NDEATH/N002"));
            int births = topics.Count(topic => topic == "spBv1.0/W1/NBIRTH/N002");
            Wait(gateway, () => topics.Count(topic => topic == "spBv1.0/W1/NBIRTH/N002") > births);
            Assert.Equal(2, run.Workshop.Find("N002")!.Boots);

            commands.Execute("stop-sampling");
            Wait(gateway, () => !run.Workshop.IsSampling);
        }

        Wait(gateway, () => topics.Contains("spBv1.0/W1/NDEATH/N001"));
    }

    private static MqttClient ConnectGateway(LocalCertificateAuthority authority, int port, List<string> topics)
    {
        var gateway = new MqttClient(authority.Issue("gateway", CertificateRole.Gateway).ClientOptions("127.0.0.1", port));
        gateway.MessageReceived = (_, topic, _, _) => topics.Add(topic);
        Assert.True(gateway.Connect(TimeSpan.FromSeconds(10), out string error), error);
        Wait(gateway, () => gateway.IsConnected);
        Assert.True(gateway.Subscribe("spBv1.0/W1/#", 1));
        var buffer = new byte[128];
        int count = StateMessage.Write(buffer, true, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.True(gateway.Publish(Topic.FormatState("gateway"), buffer.AsSpan(0, count), 1, true));
        return gateway;
    }

    private static void Wait(MqttClient gateway, Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, "it did not happen in time");
            gateway.Loop(20);
        }
    }
}
