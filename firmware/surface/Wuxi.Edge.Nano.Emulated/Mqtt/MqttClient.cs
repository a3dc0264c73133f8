using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Nano.Emulated.Mqtt;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// nanoFramework's <c>M2Mqtt.MqttClient</c> over libmosquitto: the members the firmware uses, with a real socket to a real
/// broker. As with the real one, events come on a thread of the library's own (one for all clients of the process, so a
/// handler notes and returns), <see cref="Connect"/> blocks, the will is a string that travels as UTF-8, and what is published
/// without a connection is lost without a word. It differs in two ways: <see cref="Connect"/> gives up after 7.5 s where the
/// real one may wait for 30, and <see cref="Disconnect"/> lets out what was published before it (the real one does not) and
/// raises <see cref="ConnectionClosed"/> itself. Members may be called from any thread.
/// </summary>
public class MqttClient : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(7.5);

    private readonly IEmulatedBoard _board = EmulatedBoard.Require();
    private readonly Lock _gate = new();
    private readonly string _host;
    private readonly int _port;
    private readonly X509Certificate? _caCertificate;
    private readonly X509Certificate? _clientCertificate;
    private MqttConnection? _connection;
    private MqttProtocolVersion _protocolVersion = MqttProtocolVersion.Version_3_1_1;
    private ushort _lastMessageId;

    public MqttClient(
        string brokerHostName,
        int brokerPort,
        bool secure,
        X509Certificate? caCert,
        X509Certificate? clientCert,
        MqttSslProtocols sslProtocol)
    {
        if (secure && caCert is null)
        {
            throw new ArgumentNullException(nameof(caCert), "A secure connection needs the certificate of the authority.");
        }

        _host = brokerHostName;
        _port = brokerPort;
        _caCertificate = secure ? caCert : null;
        _clientCertificate = secure ? clientCert : null;
    }

    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    public delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    public event MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    public event MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    public event ConnectionClosedEventHandler? ConnectionClosed;

    public bool IsConnected => Volatile.Read(ref _connection) is { IsConnected: true };

    public string? ClientId { get; private set; }

    public bool CleanSession { get; private set; }

    public bool WillFlag { get; private set; }

    public MqttQoSLevel WillQosLevel { get; private set; }

    public string? WillTopic { get; private set; }

    public string? WillMessage { get; private set; }

    /// <exception cref="NotSupportedException">Set to another version than 3.1.1.</exception>
    public MqttProtocolVersion ProtocolVersion
    {
        get => _protocolVersion;
        set => _protocolVersion = value == MqttProtocolVersion.Version_3_1_1
            ? value
            : throw new NotSupportedException("The emulated client speaks MQTT 3.1.1 only.");
    }

    /// <returns>The broker's answer.</returns>
    /// <exception cref="MqttConnectionException">The broker cannot be reached, or TLS failed.</exception>
    /// <exception cref="MqttCommunicationException">The broker does not answer.</exception>
    public MqttReasonCode Connect(
        string clientId,
        string? username,
        string? password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string? willTopic,
        string? willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        if (username is not null || password is not null)
        {
            throw new NotSupportedException("The emulated client is known by its certificate, not by a password.");
        }

        if (_board.NetworkFault is { } fault)
        {
            throw new MqttConnectionException($"Exception connecting to the broker: {fault}", null);
        }

        var options = new MqttClientOptions
        {
            Host = _host,
            Port = _port,
            ClientId = clientId,
            CaFile = PemFiles.OfCertificate(_caCertificate),
            CertificateFile = PemFiles.OfCertificate(_clientCertificate),
            KeyFile = PemFiles.OfKey(_clientCertificate),
            KeepAliveSeconds = keepAlivePeriod,
            CleanSession = cleanSession,
            Will = willFlag
                ? new MqttWill(willTopic!, Encoding.UTF8.GetBytes(willMessage!), (int)willQosLevel, willRetain)
                : null,
        };
        var connection = new MqttConnection(_board, options, OnMessage, OnSubscribed, OnClosed);
        Replace(connection)?.Dispose();
        int answer;
        try
        {
            answer = connection.Open(ConnectLimit);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        if (answer != 0)
        {
            connection.Dispose();
            return (MqttReasonCode)answer;
        }

        (ClientId, CleanSession) = (clientId, cleanSession);
        (WillFlag, WillQosLevel, WillTopic, WillMessage) = (willFlag, willQosLevel, willTopic, willMessage);
        return MqttReasonCode.Success;
    }

    /// <summary>Says DISCONNECT, so that the broker forgets the will.</summary>
    public void Disconnect() => Volatile.Read(ref _connection)?.Disconnect();

    /// <summary>Cuts the connection: the broker publishes the will.</summary>
    public void Close() => Replace(null)?.Dispose();

    public void Dispose() => Close();

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(qosLevels);
        ushort id = NextMessageId();
        Volatile.Read(ref _connection)?.Subscribe(id, topics, qosLevels);
        return id;
    }

    /// <exception cref="NotSupportedException">A content type or user properties: they are of MQTT 5.</exception>
    public ushort Publish(
        string topic,
        byte[] message,
        string? contentType,
        ArrayList? userProperties,
        MqttQoSLevel qosLevel,
        bool retain)
    {
        if (contentType is not null || userProperties is not null)
        {
            throw new NotSupportedException("Content type and user properties are of MQTT 5.");
        }

        ushort id = NextMessageId();
        Volatile.Read(ref _connection)?.Publish(topic, message, (int)qosLevel, retain);
        return id;
    }

    private ushort NextMessageId()
    {
        lock (_gate)
        {
            _lastMessageId = _lastMessageId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastMessageId + 1);
            return _lastMessageId;
        }
    }

    private MqttConnection? Replace(MqttConnection? with) => Interlocked.Exchange(ref _connection, with);

    private void OnMessage(string topic, byte[] payload, int qos, bool retain) =>
        MqttMsgPublishReceived?.Invoke(this, new MqttMsgPublishEventArgs(topic, payload, false, (MqttQoSLevel)qos, retain));

    private void OnSubscribed(ushort id, MqttQoSLevel[] granted) =>
        MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(id, granted));

    private void OnClosed() => ConnectionClosed?.Invoke(this, EventArgs.Empty);
}
