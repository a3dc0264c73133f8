namespace Wuxi.Edge.Mqtt;

/// <summary>How one client connects. With <see cref="CaFile"/> the connection is TLS 1.2 or newer, and the broker's certificate
/// and name are always verified.</summary>
public sealed record MqttClientOptions
{
    /// <summary>Name or address of the broker; must be in its certificate.</summary>
    public required string Host { get; init; }

    /// <summary>1…65535.</summary>
    public required int Port { get; init; }

    /// <summary>Client id; a broker with <c>use_username_as_clientid</c> takes the certificate's common name instead.</summary>
    public required string ClientId { get; init; }

    /// <summary>PEM file of the certificate authority; null: no TLS.</summary>
    public string? CaFile { get; init; }

    /// <summary>PEM file of our certificate; with <see cref="KeyFile"/> or not at all.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of our private key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Seconds, 5…65535; also the time after which a broker that does not answer counts as lost.</summary>
    public int KeepAliveSeconds { get; init; } = 30;

    /// <summary>The will of the next connection; see <see cref="MqttClient.ReplaceWill"/>.</summary>
    public MqttWill? Will { get; init; }

    public bool CleanSession { get; init; } = true;

    /// <summary>Largest packet that is sent or handed on, in bytes; 0: no limit. The broker's own limit is the same by default.</summary>
    public int MaximumPacketBytes { get; init; } = DefaultMaximumPacketBytes;

    /// <summary>2 MiB: more than the gateway takes, so that a message that is too large is counted there, with the node's name.</summary>
    public const int DefaultMaximumPacketBytes = 2 * 1024 * 1024;
}
