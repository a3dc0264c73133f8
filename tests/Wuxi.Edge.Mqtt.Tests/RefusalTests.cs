using System.Net;
using System.Net.Sockets;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>Who does not get in, and what a client says about it.</summary>
public class RefusalTests(Workshop workshop) : IClassFixture<Workshop>
{
    [MosquittoFact]
    public void A_client_without_a_certificate_is_refused()
    {
        MqttClientOptions options = workshop.ClientOptions("N001", CertificateRole.Node) with { CertificateFile = null, KeyFile = null };
        // Why is not always to be heard: the broker's alert may be overtaken by its reset of the connection.
        _ = Refused(options);
    }

    [MosquittoFact]
    public void A_client_without_TLS_is_refused()
    {
        MqttClientOptions options = workshop.ClientOptions("N001", CertificateRole.Node) with { CaFile = null };
        _ = Refused(options);
    }

    [MosquittoFact]
    public void A_certificate_of_another_authority_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var other = LocalCertificateAuthority.OpenOrCreate(folder["other"], TimeProvider.System);
        CertificateFiles foreign = other.Issue("N001", CertificateRole.Node);
        MqttClientOptions options = workshop.ClientOptions("N001", CertificateRole.Node);
        _ = Refused(options with { CertificateFile = foreign.CertificateFile, KeyFile = foreign.KeyFile });
    }

    [MosquittoFact]
    public void A_broker_of_another_authority_is_not_trusted()
    {
        using var folder = new TemporaryFolder();
        using var other = LocalCertificateAuthority.OpenOrCreate(folder["other"], TimeProvider.System);
        MqttClientOptions options = workshop.ClientOptions("N001", CertificateRole.Node);
        Assert.Contains("verify failed", Refused(options with { CaFile = other.CaFile }), StringComparison.Ordinal);
    }

    [MosquittoFact]
    public void The_brokers_certificate_is_good_for_no_client()
    {
        CertificateFiles broker = workshop.Authority.Issue("broker", CertificateRole.Broker);
        _ = Refused(broker.ClientOptions("127.0.0.1", workshop.Broker.Port));
    }

    [MosquittoFact]
    public async Task A_revoked_certificate_is_refused_and_a_new_one_of_that_name_is_not()
    {
        await using Workshop own = await Workshop.StartAsync();
        MqttClientOptions options = own.ClientOptions("N001", CertificateRole.Node);
        string oldCertificate = own.Folder["old.crt"];
        string oldKey = own.Folder["old.key"];
        File.Copy(options.CertificateFile!, oldCertificate);
        File.Copy(options.KeyFile!, oldKey);
        MqttClientOptions old = options with { CertificateFile = oldCertificate, KeyFile = oldKey };
        using (var client = new TestClient(old))
        {
            client.Connect();
            Assert.Equal(1, own.Authority.Revoke("N001"));
            await own.Broker.RestartAsync();
            client.Pump("the end of the session", () => client.DisconnectCodes.Count == 1);
        }

        _ = Refused(old);
        using TestClient renewed = own.Node("N001");
        using TestClient other = own.Node("N002");
    }

    [Fact]
    public void Nobody_listening_is_an_answer_at_once()
    {
        using var client = new MqttClient(new MqttClientOptions { Host = "localhost", Port = ClosedPort(), ClientId = "x" });
        Assert.False(client.Connect(TimeSpan.FromSeconds(10), out string error));
        Assert.Contains("Connection refused", error, StringComparison.Ordinal);
        Assert.False(client.Publish("t", [1], 0, false));
        client.Loop(0);
    }

    [Fact]
    public void Files_that_are_not_there_are_named()
    {
        using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = 1, ClientId = "x", CaFile = "/nowhere/ca.crt" });
        Assert.False(client.Connect(TimeSpan.FromSeconds(10), out string error));
        Assert.Contains("/nowhere/ca.crt", error, StringComparison.Ordinal);
    }

    [MosquittoFact]
    public void A_server_that_hangs_up_during_the_handshake_is_a_lost_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        MqttClientOptions options = workshop.ClientOptions("N001", CertificateRole.Node) with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        using var client = new TestClient(options);
        Assert.True(client.Client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        using (Socket accepted = listener.AcceptSocket())
        {
            // Closing with the client's hello unread resets the connection.
            accepted.LingerState = new LingerOption(true, 0);
        }

        client.Pump("the end", () => client.DisconnectCodes.Count == 1);
        Assert.NotEqual(MqttError.Success, client.DisconnectCodes[0]);
    }

    /// <summary>Tries to connect, requires that it fails after TCP, and returns what the client says about it.</summary>
    private static string Refused(MqttClientOptions options)
    {
        using var client = new TestClient(options);
        if (!client.Client.Connect(TimeSpan.FromSeconds(10), out string error))
        {
            return error;
        }

        client.Pump("a refusal", () => client.DisconnectCodes.Count > 0 || client.ConnackCode == 0);
        Assert.NotEqual(0, client.ConnackCode);
        Assert.False(client.Client.IsConnected);
        return client.Client.Diagnosis;
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
