using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wuxi.Edge.Nano.Emulated.Mqtt;

/// <summary>
/// On the device certificates are objects; libmosquitto wants PEM files. Each certificate is written once, into a folder
/// of this process that only its user can enter and that goes when the process ends. Any thread.
/// </summary>
internal static class PemFiles
{
    private static readonly Lazy<string> Folder = new(MakeFolder);
    private static readonly ConcurrentDictionary<string, Lazy<string>> Written = new(StringComparer.Ordinal);

    public static string? OfCertificate(X509Certificate? certificate) => certificate is null
        ? null
        : Write(certificate.GetCertHashString(HashAlgorithmName.SHA256) + ".crt", () => Full(certificate).ExportCertificatePem());

    /// <exception cref="ArgumentException">The certificate has no private key with it.</exception>
    public static string? OfKey(X509Certificate? certificate) => certificate is null
        ? null
        : Write(certificate.GetCertHashString(HashAlgorithmName.SHA256) + ".key", () => KeyPem(Full(certificate)));

    private static X509Certificate2 Full(X509Certificate certificate) =>
        certificate as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());

    private static string KeyPem(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm? key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey();
        return key?.ExportPkcs8PrivateKeyPem()
            ?? throw new ArgumentException($"The client certificate of {certificate.Subject} has no private key with it.");
    }

    private static string Write(string name, Func<string> content) => Written.GetOrAdd(name, _ => new Lazy<string>(() =>
    {
        string path = Path.Combine(Folder.Value, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(content());
        return path;
    })).Value;

    private static string MakeFolder()
    {
        // Made with access for its owner only.
        string folder = Directory.CreateTempSubdirectory("wuxi-edge-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
