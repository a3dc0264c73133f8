using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Gateway.Updates;

/// <summary>
/// Serves images by HTTPS, on a port of its own where nothing else can be asked for: <c>GET /images/VERSION.image</c>, also from an offset on. An
/// image is no secret; what may run on a node is decided by the signed order.
/// </summary>
public sealed partial class UpdateServer : IHostedService, IAsyncDisposable
{
    private const string CertificateName = "updates";

    private readonly WebApplication _app;

    /// <exception cref="ArgumentException">There is no certificate for it, and no authority to make one.</exception>
    public UpdateServer(UpdateOptions options, string certificateFolder, TimeProvider time, ILogger logger)
    {
        X509Certificate2 certificate = CertificateOf(certificateFolder, options.Url.Host, time);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "edge" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, options.Url.Port, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        })));
        _app = builder.Build();
        _app.MapGet("/images/{name}", (string name) => Serve(options.Folder, name));
        GatewayLog.ServesImages(logger, options.Folder, options.Url);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Serve(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return ImageName().IsMatch(name) && File.Exists(path)
            ? TypedResults.PhysicalFile(Path.GetFullPath(path), "application/octet-stream", enableRangeProcessing: true)
            : TypedResults.NotFound();
    }

    private static X509Certificate2 CertificateOf(string folder, string host, TimeProvider time)
    {
        string certificate = Path.Combine(folder, CertificateName + ".crt");
        string key = Path.Combine(folder, CertificateName + ".key");
        if (File.Exists(Path.Combine(folder, "ca.key")))
        {
            using LocalCertificateAuthority authority = LocalCertificateAuthority.OpenOrCreate(folder, time);
            authority.Issue(CertificateName, CertificateRole.Broker, host);
        }
        else if (!File.Exists(certificate) || !File.Exists(key))
        {
            throw new ArgumentException($"{certificate} and its key are not there, and neither is the authority's ca.key to make them");
        }

        return X509Certificate2.CreateFromPemFile(certificate, key);
    }

    [GeneratedRegex(@"\A[0-9]{1,5}(\.[0-9]{1,5}){3}\.image\z")]
    private static partial Regex ImageName();
}
