namespace Wuxi.Edge.Ingest;

/// <summary>How the gateway reaches its broker, section <c>Ingest:Broker</c>.</summary>
public sealed class BrokerEndpoint
{
    /// <summary>Name or address; with TLS it must be in the broker's certificate. Default 127.0.0.1.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>1…65535. Default 8883.</summary>
    public int Port { get; set; } = 8883;

    /// <summary>PEM file of the certificate authority; without it the connection is not encrypted.</summary>
    public string? CaFile { get; set; }

    /// <summary>PEM file of the gateway's certificate.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>PEM file of the gateway's private key.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Seconds; a broker that does not answer for so long counts as lost. 5…65535, default 15.</summary>
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary>Longest wait for a connection, ms; the loop stands still meanwhile, so keep it short. Default 2000.</summary>
    public int ConnectTimeoutMs { get; set; } = 2_000;

    /// <summary>Wait before the first new attempt after a lost connection, ms; doubles with each. Default 250.</summary>
    public int ReconnectMinimumMs { get; set; } = 250;

    /// <summary>Longest wait between two attempts, ms. Default 10 000.</summary>
    public int ReconnectMaximumMs { get; set; } = 10_000;
}
