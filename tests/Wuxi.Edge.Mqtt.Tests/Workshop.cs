using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>A real broker for workshop W1 with its own authority, on a free port of 127.0.0.1.</summary>
public sealed class Workshop : IAsyncLifetime, IAsyncDisposable
{
    public const string Group = "W1";

    private MosquittoBroker? _broker;

    public TemporaryFolder Folder { get; } = new();

    public LocalCertificateAuthority Authority { get; private set; } = null!;

    public MosquittoBroker Broker => _broker ?? throw new InvalidOperationException("Mosquitto is not installed");

    /// <summary>Pause before a broker that died is started again.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(10);

    public static async Task<Workshop> StartAsync(TimeSpan? firstBackoff = null)
    {
        Workshop workshop = firstBackoff is { } backoff ? new Workshop { FirstBackoff = backoff } : new Workshop();
        await workshop.InitializeAsync();
        return workshop;
    }

    public async Task InitializeAsync()
    {
        Authority = LocalCertificateAuthority.OpenOrCreate(Folder["authority"], TimeProvider.System);
        if (new MosquittoFactAttribute().Skip is null)
        {
            _broker = await MosquittoBroker.StartAsync(Options, TimeProvider.System, CancellationToken.None);
        }
    }

    public BrokerOptions Options => new()
    {
        Folder = Folder["broker"],
        Authority = Authority,
        GroupId = Group,
        FirstBackoff = FirstBackoff,
        LongestBackoff = TimeSpan.FromHours(1),
    };

    public MqttClientOptions ClientOptions(string name, CertificateRole role) =>
        Authority.Issue(name, role).ClientOptions("127.0.0.1", Broker.Port);

    public TestClient Node(string name, MqttWill? will = null) => Connected(ClientOptions(name, CertificateRole.Node) with { Will = will });

    public TestClient Gateway() => Connected(ClientOptions("gateway", CertificateRole.Gateway));

    public TestClient Observer() => Connected(ClientOptions("observer", CertificateRole.Observer));

    public static string Topic(string type, string rest) => $"spBv1.0/{Group}/{type}/{rest}";

    public async Task DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        Authority.Dispose();
        Folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private static TestClient Connected(MqttClientOptions options)
    {
        var client = new TestClient(options);
        client.Connect();
        return client;
    }
}
