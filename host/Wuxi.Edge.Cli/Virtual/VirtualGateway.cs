using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Gpio;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Cli.Virtual;

/// <summary>
/// A gateway in virtual time: the same stages as in the process <c>edge gateway</c>, driven by timers of the run's clock, with
/// the in-memory broker in place of Mosquitto and pins in memory. Can be killed and started again on the same database.
/// </summary>
internal sealed class VirtualGateway : IHostLink, IDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TickPeriod = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CommitPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1);

    private readonly VirtualRun _run;
    private readonly string _dataFolder;
    private readonly Action<ILoggingBuilder> _logging;
    private readonly List<ITimer> _timers = [];
    private ServiceProvider? _services;
    private GatewayPipeline? _pipeline;
    private InMemoryClient? _client;

    /// <param name="run">The run to join.</param>
    /// <param name="dataFolder">Folder of the database.</param>
    /// <param name="logging">Where logs go.</param>
    public VirtualGateway(VirtualRun run, string dataFolder, Action<ILoggingBuilder> logging)
    {
        _run = run;
        _dataFolder = dataFolder;
        _logging = logging;
        run.GatewayKilled = isDead =>
        {
            if (isDead)
            {
                Kill();
            }
            else
            {
                Start();
            }
        };
    }

    /// <summary>Called with pin and level after every change of an output.</summary>
    public Action<int, bool>? PinChanged { get; set; }

    /// <summary>The services of the gateway that runs now.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public IServiceProvider Services => _services ?? throw new InvalidOperationException("the gateway does not run");

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _services is not null;

    /// <summary>Starts it, as a process is started.</summary>
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddLogging(_logging);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Historian:Folder", _dataFolder)]).Build());
        services.AddSingleton<TimeProvider>(_run.Clock);
        services.AddSingleton<IHostLink>(this);
        services.AddSingleton<IOutputPins>(new MemoryPins { Changed = (pin, isHigh) => PinChanged?.Invoke(pin, isHigh) });
        services.AddGateway(_run.Workshop.Scenario.Workshop);
        _services = services.BuildServiceProvider();
        _pipeline = _services.GetRequiredService<GatewayPipeline>();
        _pipeline.Start();
        Connect();
        Every(TickPeriod, () => _pipeline.Host.Tick(_run.Clock.UtcMs));
        Every(CommitPeriod, Commit);
    }

    /// <summary>Dies as a killed process does: nothing is said, nothing is written any more, the broker publishes the will.</summary>
    public void Kill()
    {
        StopTimers();
        _client?.Kill();
        _client = null;
        // Only closes the files; what was not committed is gone, as with the process.
        _services?.Dispose();
        _services = null;
        _pipeline = null;
    }

    /// <summary>Stops in order: good-bye to the nodes, outputs safe, everything written.</summary>
    public void Stop()
    {
        if (_pipeline is null)
        {
            return;
        }

        StopTimers();
        _pipeline.Host.Leave();
        _client?.Disconnect();
        _pipeline.Stop();
        Commit();
        _services!.Dispose();
        _services = null;
        _pipeline = null;
    }

    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain) =>
        _client is { IsConnected: true } && _client.Publish(topic, payload, qos, retain);

    public void Dispose() => Kill();

    private void Connect()
    {
        SparkplugHost host = _pipeline!.Host;
        InMemoryClient? client = null;
        client = _run.Broker.Connect(
            GatewayOptions.HostId,
            new BrokerMessage(host.StateTopic, host.PrepareWill(), 1, true),
            KeepAlive,
            message =>
            {
                if (ReferenceEquals(client, _client) && _pipeline is not null)
                {
                    host.OnMessage(message.Topic, message.Payload, message.Payload.Length);
                }
            },
            () =>
            {
                if (ReferenceEquals(client, _client) && _pipeline is not null)
                {
                    host.OnDisconnected();
                    After(RetryPeriod, Connect);
                }
            });
        _client = client;
        if (client is null)
        {
            After(RetryPeriod, Connect);
            return;
        }

        foreach (HostSubscription subscription in host.Subscriptions)
        {
            client.Subscribe(subscription.Filter, subscription.Qos);
        }

        host.OnConnected();
    }

    private void Commit()
    {
        while (_pipeline!.Historian.Pump())
        {
            // As long as there is something to write.
        }
    }

    private void Every(TimeSpan period, Action action) =>
        _timers.Add(_run.Clock.CreateTimer(_ => action(), null, period, period));

    private void After(TimeSpan delay, Action action) => _timers.Add(_run.Clock.After(delay, () =>
    {
        if (_pipeline is not null)
        {
            action();
        }
    }));

    private void StopTimers()
    {
        _timers.ForEach(timer => timer.Dispose());
        _timers.Clear();
    }
}
