namespace Wuxi.Edge.Mqtt;

/// <summary>What a certificate is for; it decides the key usage, and with the common name what the broker allows.</summary>
public enum CertificateRole
{
    /// <summary>Client; the common name is the node's id.</summary>
    Node,

    /// <summary>Client that sends commands and STATE.</summary>
    Gateway,

    /// <summary>Client that only reads.</summary>
    Observer,

    /// <summary>Server; good for no client.</summary>
    Broker,
}
