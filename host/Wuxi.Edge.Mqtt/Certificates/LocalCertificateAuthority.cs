using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// The workshop's own certificate authority, in a folder that only its owner may read: <c>ca.crt</c>, <c>ca.key</c>,
/// <c>crl.pem</c> (revocation list, for the broker), <c>register.txt</c> (what was issued and revoked) and a pair
/// <c>NAME.crt</c>, <c>NAME.key</c> for each name. No passwords; the folder is to be backed up, and its keys go nowhere but, at
/// provisioning, each node's own to the node. Safe for concurrent calls in one process.
/// </summary>
public sealed class LocalCertificateAuthority : IDisposable
{
    private const string AuthorityName = "Wuxi.Edge workshop authority";
    private const int LongestName = 64; // ub-common-name, RFC 5280 appendix A.1

    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(90);
    private static readonly TimeSpan ListLife = TimeSpan.FromDays(20 * 365);
    private static readonly TimeSpan ListBackdated = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly X509Certificate2 _authority;
    private readonly List<IssuedCertificate> _register;

    private LocalCertificateAuthority(string folder, TimeProvider time, X509Certificate2 authority, List<IssuedCertificate> register)
    {
        _folder = folder;
        _time = time;
        _authority = authority;
        _register = register;
    }

    /// <summary>PEM file of the authority's certificate: what every client and the broker trust.</summary>
    public string CaFile => InFolder("ca.crt");

    /// <summary>PEM file of the revocation list; always there.</summary>
    public string RevocationListFile => InFolder("crl.pem");

    /// <summary>Opens the authority in <paramref name="folder"/>, or makes one there.</summary>
    /// <exception cref="InvalidDataException">Half of the authority is missing: it is not replaced, since all nodes would have to be provisioned again.</exception>
    public static LocalCertificateAuthority OpenOrCreate(string folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(time);
        folder = Path.GetFullPath(folder);
        PrivateFiles.CreateFolder(folder);
        string certificateFile = Path.Combine(folder, "ca.crt");
        string keyFile = Path.Combine(folder, "ca.key");
        if (File.Exists(certificateFile) != File.Exists(keyFile))
        {
            throw new InvalidDataException($"{folder} has only one of ca.crt and ca.key; restore the other from the backup, or move both away to start anew");
        }

        if (!File.Exists(certificateFile))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using X509Certificate2 made = CertificateMaker.Authority(key, AuthorityName, time.GetUtcNow());
            PrivateFiles.Write(keyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
            PrivateFiles.Write(certificateFile, made.ExportCertificatePem() + "\n");
        }

        string registerFile = Path.Combine(folder, "register.txt");
        List<IssuedCertificate> register = File.Exists(registerFile) ? [.. File.ReadLines(registerFile).Select(IssuedCertificate.Parse)] : [];
        var authority = new LocalCertificateAuthority(folder, time, X509Certificate2.CreateFromPemFile(certificateFile, keyFile), register);
        authority.WriteRevocationList();
        return authority;
    }

    /// <summary>
    /// The certificate of a name: the one there is while it is good for 90 days more, else a new one. For a broker
    /// <paramref name="hostNames"/> are names and addresses that clients use, besides 127.0.0.1, ::1, localhost and this host's name.
    /// </summary>
    /// <param name="commonName">1…64 of the characters A–Z, a–z, 0–9, '-', '_', '.'; no '.' at the start.</param>
    /// <exception cref="ArgumentException">Not a name for a certificate.</exception>
    /// <exception cref="InvalidOperationException">The name is already in use in another role.</exception>
    public CertificateFiles Issue(string commonName, CertificateRole role, params string[] hostNames)
    {
        ArgumentNullException.ThrowIfNull(hostNames);
        CheckName(commonName);
        string[] names = role == CertificateRole.Broker
            ? [.. new[] { "127.0.0.1", "::1", "localhost", Dns.GetHostName() }.Concat(hostNames).Distinct(StringComparer.OrdinalIgnoreCase)]
            : [];
        var files = new CertificateFiles(commonName, CaFile, InFolder(commonName + ".crt"), InFolder(commonName + ".key"));
        lock (_gate)
        {
            if (_register.Find(issued => issued.CommonName == commonName && issued.Role != role) is { } other)
            {
                throw new InvalidOperationException($"'{commonName}' already has a certificate as {other.Role}; the broker tells rights by the name alone");
            }

            if (!IsGood(_register.FindLast(issued => issued.CommonName == commonName), files, names))
            {
                Make(files, role, names);
            }
        }

        return files;
    }

    /// <summary>
    /// Revokes every certificate of a name and writes the revocation list; the next <see cref="Issue"/> makes a new one. A
    /// running broker has to be told (<see cref="MosquittoBroker.RestartAsync"/>), which also ends the sessions of that name.
    /// </summary>
    /// <returns>Certificates that were revoked by this call.</returns>
    public int Revoke(string commonName)
    {
        lock (_gate)
        {
            long nowMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
            int revoked = 0;
            for (int i = 0; i < _register.Count; i++)
            {
                if (_register[i].CommonName == commonName && !_register[i].IsRevoked)
                {
                    _register[i] = _register[i] with { RevokedMs = nowMs };
                    revoked++;
                }
            }

            WriteRegister();
            WriteRevocationList();
            return revoked;
        }
    }

    public void Dispose() => _authority.Dispose();

    private static void CheckName(string commonName)
    {
        ArgumentException.ThrowIfNullOrEmpty(commonName);
        bool isName = commonName.Length <= LongestName
            && commonName[0] != '.'
            && commonName is not ("ca" or "crl")
            && commonName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!isName)
        {
            throw new ArgumentException($"'{commonName}' cannot be the name of a certificate: 1 to {LongestName} letters, digits, '-', '_', '.'", nameof(commonName));
        }
    }

    private string InFolder(string file) => Path.Combine(_folder, file);

    private bool IsGood(IssuedCertificate? issued, CertificateFiles files, string[] names) =>
        issued is { IsRevoked: false }
        && issued.Names == string.Join(' ', names)
        && issued.ExpiresMs > (_time.GetUtcNow() + RenewBefore).ToUnixTimeMilliseconds()
        && File.Exists(files.CertificateFile)
        && File.Exists(files.KeyFile);

    private void Make(CertificateFiles files, CertificateRole role, string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 made = CertificateMaker.Leaf(_authority, key, files.CommonName, role, names, _time.GetUtcNow());
        // Registered before it exists: a certificate that is not in the register could not be revoked.
        _register.Add(new IssuedCertificate(
            made.SerialNumber, role, files.CommonName, string.Join(' ', names), new DateTimeOffset(made.NotAfter.ToUniversalTime()).ToUnixTimeMilliseconds(), 0));
        WriteRegister();
        PrivateFiles.Write(files.KeyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        PrivateFiles.Write(files.CertificateFile, made.ExportCertificatePem() + "\n");
    }

    private void WriteRegister() =>
        PrivateFiles.Write(InFolder("register.txt"), string.Concat(_register.Select(issued => issued.Format() + "\n")));

    private void WriteRevocationList()
    {
        BigInteger number = BigInteger.One;
        if (File.Exists(RevocationListFile))
        {
            _ = CertificateRevocationListBuilder.LoadPem(File.ReadAllText(RevocationListFile), out BigInteger former);
            number = former + 1;
        }

        // Backdated: a list that is not valid yet refuses everybody, on a host whose clock is behind.
        DateTimeOffset thisUpdate = _time.GetUtcNow() - ListBackdated;
        var builder = new CertificateRevocationListBuilder();
        foreach (IssuedCertificate issued in _register.Where(issued => issued.IsRevoked))
        {
            builder.AddEntry(Convert.FromHexString(issued.Serial), DateTimeOffset.FromUnixTimeMilliseconds(issued.RevokedMs));
        }

        byte[] list = builder.Build(_authority, number, thisUpdate + ListLife, HashAlgorithmName.SHA256, null, thisUpdate);
        PrivateFiles.Write(RevocationListFile, PemEncoding.WriteString("X509 CRL", list) + "\n");
    }
}
