using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Wuxi.Edge.Mqtt;

/// <summary>What a broker for one workshop needs to know.</summary>
public sealed record BrokerOptions
{
    /// <summary>Folder for its configuration, rights and process id; made when missing, private to its owner.</summary>
    public required string Folder { get; init; }

    /// <summary>Issues the broker's certificate, and says whom it trusts. Not disposed by the broker.</summary>
    public required LocalCertificateAuthority Authority { get; init; }

    /// <summary>Sparkplug group id, which is the workshop's id.</summary>
    public required string GroupId { get; init; }

    /// <summary>Port to listen on; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address to listen on.</summary>
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>Names and addresses under which clients reach it, beyond this host's own.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Common name of the certificate that may send commands and STATE.</summary>
    public string GatewayName { get; init; } = "gateway";

    /// <summary>Common names of the certificates that may read everything and write nothing.</summary>
    public IReadOnlyList<string> ObserverNames { get; init; } = ["observer"];

    /// <summary>A client that sends a larger packet is disconnected. Bytes.</summary>
    public int MaximumPacketBytes { get; init; } = MqttClientOptions.DefaultMaximumPacketBytes;

    /// <summary>Messages held for one slow client; what comes beyond is dropped, and stays unconfirmed on its node.</summary>
    public int MaximumQueuedMessages { get; init; } = 20_000;

    /// <summary>The broker's program; null: found on PATH and in /usr/sbin.</summary>
    public string? Executable { get; init; }

    /// <summary>Longest time from start until it accepts connections.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause before the first restart after it died; doubles up to <see cref="LongestBackoff"/>.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(10);

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
