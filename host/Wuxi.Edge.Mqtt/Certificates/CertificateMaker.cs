using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wuxi.Edge.Mqtt;

/// <summary>The certificates themselves: ECDSA P-256 with SHA-256, X.509 v3 (RFC 5280). Pure but for the random numbers.</summary>
internal static class CertificateMaker
{
    // Up to date for as long as a workshop runs: an expired certificate would stop every node at once.
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(20 * 365);
    private static readonly TimeSpan Life = TimeSpan.FromDays(10 * 365);

    // A clock that is a little behind must not find the certificate "not yet valid".
    private static readonly TimeSpan Backdated = TimeSpan.FromDays(1);

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const int SerialBytes = 16;

    public static X509Certificate2 Authority(ECDsa key, string name, DateTimeOffset now)
    {
        CertificateRequest request = Request(key, name);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now - Backdated, now + AuthorityLife);
    }

    public static X509Certificate2 Leaf(X509Certificate2 authority, ECDsa key, string commonName, CertificateRole role, IEnumerable<string> hostNames, DateTimeOffset now)
    {
        CertificateRequest request = Request(key, commonName);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        string use = role == CertificateRole.Broker ? ServerUse : ClientUse;
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        if (role == CertificateRole.Broker)
        {
            request.CertificateExtensions.Add(AlternativeNames(hostNames));
        }

        DateTimeOffset end = now + Life;
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // positive, and always of full length
        return request.Create(authority, now - Backdated, end < authority.NotAfter ? end : authority.NotAfter, serial);
    }

    private static CertificateRequest Request(ECDsa key, string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        return new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
    }

    private static X509Extension AlternativeNames(IEnumerable<string> hostNames)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (string hostName in hostNames)
        {
            if (IPAddress.TryParse(hostName, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(hostName);
            }
        }

        return names.Build();
    }
}
