using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>The broker as a child process: found, started, started again, stopped.</summary>
public class SupervisionTests
{
    [MosquittoFact]
    public async Task A_killed_broker_comes_back_and_its_clients_with_a_new_will()
    {
        await using Workshop workshop = await Workshop.StartAsync();
        var states = new ConcurrentQueue<BrokerState>();
        workshop.Broker.StateChanged += states.Enqueue;
        string death = Workshop.Topic("NDEATH", "N001");
        using TestClient gateway = workshop.Gateway();
        using TestClient node = workshop.Node("N001", new MqttWill(death, [1], 1, false));
        int former = workshop.Broker.ProcessId;

        workshop.Broker.Kill();
        TestClient.Pump("the loss", () => gateway.DisconnectCodes.Count == 1 && node.DisconnectCodes.Count == 1, gateway, node);
        await workshop.Broker.WhenRunningAsync(CancellationToken.None);
        gateway.Connect();
        gateway.Subscribe(death, 1);
        node.Client.ReplaceWill(new MqttWill(death, [2], 1, false));
        node.Connect();
        node.Client.Abort();
        gateway.PumpUntilTopic(death);

        Assert.NotEqual(former, workshop.Broker.ProcessId);
        Assert.Equal(1, workshop.Broker.Restarts);
        Assert.Equal([2], gateway.Messages[0].Payload);
        Assert.Equal([BrokerState.Down, BrokerState.Starting, BrokerState.Running], states);
    }

    [MosquittoFact]
    public async Task A_stopped_broker_stays_stopped_and_leaves_no_process()
    {
        await using Workshop workshop = await Workshop.StartAsync();
        int process = workshop.Broker.ProcessId;
        Assert.True(Directory.Exists($"/proc/{process}"));
        await workshop.Broker.StopAsync();
        Assert.False(Directory.Exists($"/proc/{process}"));
        Assert.Equal(BrokerState.Stopped, workshop.Broker.State);
        await Assert.ThrowsAsync<ObjectDisposedException>(workshop.Broker.RestartAsync);
    }

    [MosquittoFact]
    public async Task What_a_killed_gateway_left_running_is_ended_first()
    {
        // The former supervisor is as good as dead: it would look again in an hour.
        await using Workshop workshop = await Workshop.StartAsync(TimeSpan.FromHours(1));
        int leftover = workshop.Broker.ProcessId;
        // A second supervisor on the same folder is what the next start of the gateway is.
        await using MosquittoBroker next = await MosquittoBroker.StartAsync(
            workshop.Options with { Port = workshop.Broker.Port }, TimeProvider.System, CancellationToken.None);
        Assert.NotEqual(leftover, next.ProcessId);
        Assert.Equal(workshop.Broker.Port, next.Port);
    }

    [MosquittoFact]
    public async Task A_port_that_is_taken_is_reported_in_the_brokers_words()
    {
        using var folder = new TemporaryFolder();
        using var authority = LocalCertificateAuthority.OpenOrCreate(folder["authority"], TimeProvider.System);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new BrokerOptions
        {
            Folder = folder["broker"],
            Authority = authority,
            GroupId = "W1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        };
        BrokerException thrown = await Assert.ThrowsAsync<BrokerException>(
            () => MosquittoBroker.StartAsync(options, TimeProvider.System, CancellationToken.None));
        Assert.Contains("Address already in use", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        using var authority = LocalCertificateAuthority.OpenOrCreate(folder["authority"], TimeProvider.System);
        var options = new BrokerOptions { Folder = folder["broker"], Authority = authority, GroupId = "W1", Executable = "/nowhere/mosquitto" };
        BrokerException thrown = await Assert.ThrowsAsync<BrokerException>(
            () => MosquittoBroker.StartAsync(options, TimeProvider.System, CancellationToken.None));
        Assert.Contains("/nowhere/mosquitto", thrown.Message, StringComparison.Ordinal);
    }
}
