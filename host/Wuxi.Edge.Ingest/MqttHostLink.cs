using Microsoft.Extensions.Logging;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Ingest;

/// <summary>
/// The host's connection to the broker: keeps it up, with a fresh will and backoff for every attempt, and hands messages to the
/// <see cref="SparkplugHost"/>. Loop thread only, but for <see cref="IsConnected"/> and <see cref="Wake"/>.
/// </summary>
public sealed class MqttHostLink : IHostLink, IDisposable
{
    private readonly BrokerEndpoint _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly MqttClient _client;
    private SparkplugHost? _host;
    private byte[] _buffer = new byte[4096];
    private long _attemptDueTicks;
    private int _backoffMs;
    private int _subscriptionsOpen;
    private bool _isFailureTold;
    private long _oversized;
    private volatile bool _isUp;

    /// <exception cref="MqttLibraryMissingException">libmosquitto is not installed.</exception>
    public MqttHostLink(IngestOptions options, TimeProvider time, ILogger<MqttHostLink> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Broker;
        _time = time;
        _logger = logger;
        _backoffMs = _options.ReconnectMinimumMs;
        _client = new MqttClient(new MqttClientOptions
        {
            Host = _options.Host,
            Port = _options.Port,
            ClientId = options.HostId,
            CaFile = _options.CaFile,
            CertificateFile = _options.CertificateFile,
            KeyFile = _options.KeyFile,
            KeepAliveSeconds = _options.KeepAliveSeconds,
        })
        {
            Connected = OnConnected,
            Disconnected = OnDisconnected,
            Subscribed = OnSubscribed,
            MessageReceived = OnMessage,
        };
    }

    /// <summary>Connected and subscribed. Any thread.</summary>
    public bool IsConnected => _isUp;

    /// <summary>Joins the link to its host; once, before the first <see cref="Step"/>.</summary>
    public void Attach(SparkplugHost host) => _host = host;

    /// <summary>Connects when an attempt is due, and moves messages for at most <paramref name="timeoutMs"/>.</summary>
    public void Step(int timeoutMs)
    {
        if (_attemptDueTicks >= 0 && _time.GetTimestamp() >= _attemptDueTicks)
        {
            Connect();
        }

        _client.Loop(timeoutMs);
        if (_client.OversizedMessages > _oversized)
        {
            _host!.OnOversized(_client.OversizedMessages - _oversized);
            _oversized = _client.OversizedMessages;
        }
    }

    /// <summary>Ends the wait of <see cref="Step"/> now. Any thread.</summary>
    public void Wake() => _client.Wake();

    /// <inheritdoc/>
    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain) =>
        _client.Publish(topic, payload, qos, retain);

    /// <summary>Says good-bye to the nodes and ends the connection in order.</summary>
    public void Leave()
    {
        if (_isUp)
        {
            _host!.Leave();
        }

        _attemptDueTicks = -1;
        _client.Disconnect();
    }

    /// <summary>Cuts the connection as a lost network does: the broker publishes the will, and the link tries again.</summary>
    public void Abort()
    {
        if (_attemptDueTicks >= 0)
        {
            return;
        }

        _client.Abort();
        _isUp = false;
        _host!.OnDisconnected();
        TryLater();
    }

    public void Dispose() => _client.Dispose();

    private void Connect()
    {
        _client.ReplaceWill(new MqttWill(_host!.StateTopic, _host.PrepareWill(), 1, true));
        if (_client.Connect(TimeSpan.FromMilliseconds(_options.ConnectTimeoutMs), out string error))
        {
            _attemptDueTicks = -1;
            return;
        }

        TellFailure(error);
        TryLater();
    }

    private void OnConnected(int code)
    {
        if (code != 0)
        {
            // The broker closes the connection next, which sets the next attempt.
            TellFailure($"refused by the broker, code {code}");
            return;
        }

        _subscriptionsOpen = _host!.Subscriptions.Count;
        foreach (HostSubscription subscription in _host.Subscriptions)
        {
            _ = _client.Subscribe(subscription.Filter, subscription.Qos);
        }
    }

    private void OnSubscribed(int grantedQos)
    {
        if (grantedQos >= 128)
        {
            // Deaf, we are of no use; a later attempt may find other rights.
            IngestLog.SubscriptionRefused(_logger, grantedQos);
            _client.Disconnect();
            return;
        }

        if (--_subscriptionsOpen == 0)
        {
            _backoffMs = _options.ReconnectMinimumMs;
            _isFailureTold = false;
            _isUp = true;
            IngestLog.Connected(_logger, _options.Host, _options.Port);
            _host!.OnConnected();
        }
    }

    private void OnDisconnected(int code)
    {
        if (_isUp)
        {
            _isUp = false;
            if (code != MqttError.Success)
            {
                IngestLog.Disconnected(_logger, _options.Host, _options.Port, code, _client.Diagnosis);
            }
        }
        else
        {
            TellFailure(_client.Diagnosis.Length > 0 ? _client.Diagnosis : MqttError.Describe(code));
        }

        // Also when we were not up yet: the first births may have come before the last subscription was answered.
        _host!.OnDisconnected();
        TryLater();
    }

    private void OnMessage(ReadOnlySpan<byte> payload, string topic, int qos, bool retain)
    {
        if (retain && topic != _host!.StateTopic)
        {
            // Nodes never retain (specification 6.4): what a broker kept is of a session long gone.
            _host.OnRetained(topic);
            return;
        }

        if (payload.Length > _buffer.Length)
        {
            _buffer = new byte[Math.Max(payload.Length, _buffer.Length * 2)];
        }

        payload.CopyTo(_buffer);
        _host!.OnMessage(topic, _buffer, payload.Length);
    }

    private void TellFailure(string error)
    {
        if (!_isFailureTold)
        {
            _isFailureTold = true;
            IngestLog.ConnectFailed(_logger, _options.Host, _options.Port, error);
        }
    }

    private void TryLater()
    {
        _attemptDueTicks = _time.GetTimestamp() + (_backoffMs * _time.TimestampFrequency / 1000);
        _backoffMs = Math.Min(_backoffMs * 2, _options.ReconnectMaximumMs);
    }
}
