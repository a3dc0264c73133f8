namespace Wuxi.Edge.Mqtt;

/// <summary>Where a certificate, its private key and the authority's certificate are, all PEM.</summary>
public sealed record CertificateFiles(string CommonName, string CaFile, string CertificateFile, string KeyFile)
{
    /// <summary>Options of a client that shows this certificate, with the common name as its client id.</summary>
    public MqttClientOptions ClientOptions(string host, int port) => new()
    {
        Host = host,
        Port = port,
        ClientId = CommonName,
        CaFile = CaFile,
        CertificateFile = CertificateFile,
        KeyFile = KeyFile,
    };
}
