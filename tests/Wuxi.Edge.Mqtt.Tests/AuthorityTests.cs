using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>The workshop's authority: what it issues, remembers and refuses.</summary>
[SupportedOSPlatform("linux")]
public sealed class AuthorityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void It_is_made_once_and_keeps_what_it_issued()
    {
        CertificateFiles first;
        string thumbprint;
        using (LocalCertificateAuthority authority = Open())
        {
            first = authority.Issue("N001", CertificateRole.Node);
            thumbprint = Thumbprint(first.CertificateFile);
            Assert.Equal(first, authority.Issue("N001", CertificateRole.Node));
            Assert.Equal(thumbprint, Thumbprint(first.CertificateFile));
        }

        string authorityThumbprint = Thumbprint(first.CaFile);
        using LocalCertificateAuthority again = Open();
        Assert.Equal(first, again.Issue("N001", CertificateRole.Node));
        Assert.Equal(thumbprint, Thumbprint(first.CertificateFile));
        Assert.Equal(authorityThumbprint, Thumbprint(again.CaFile));
    }

    [Fact]
    public void Every_file_is_its_owners_alone()
    {
        using LocalCertificateAuthority authority = Open();
        _ = authority.Issue("N001", CertificateRole.Node);
        Assert.All(Directory.GetFiles(_folder["ca"]), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["ca"]));
    }

    [Fact]
    public void A_certificate_says_what_it_is_for()
    {
        using LocalCertificateAuthority authority = Open();
        using X509Certificate2 node = X509CertificateLoader.LoadCertificateFromFile(authority.Issue("N001", CertificateRole.Node).CertificateFile);
        using X509Certificate2 broker = X509CertificateLoader.LoadCertificateFromFile(authority.Issue("broker", CertificateRole.Broker, "192.168.1.5", "edge.local").CertificateFile);

        Assert.Equal("CN=N001", node.Subject);
        Assert.Equal(["1.3.6.1.5.5.7.3.2"], Uses(node));
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], Uses(broker));
        X509SubjectAlternativeNameExtension names = broker.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Contains("localhost", names.EnumerateDnsNames());
        Assert.Contains("edge.local", names.EnumerateDnsNames());
        string[] addresses = [.. names.EnumerateIPAddresses().Select(address => address.ToString())];
        Assert.Contains("127.0.0.1", addresses);
        Assert.Contains("192.168.1.5", addresses);
        Assert.Equal("1.2.840.10045.2.1", node.PublicKey.Oid.Value);
        Assert.Equal(256, node.GetECDsaPublicKey()!.KeySize);
    }

    [Fact]
    public void A_certificate_near_its_end_is_renewed()
    {
        using LocalCertificateAuthority authority = Open();
        string file = authority.Issue("N001", CertificateRole.Node).CertificateFile;
        string thumbprint = Thumbprint(file);
        _time.Advance(TimeSpan.FromDays((10 * 365) - 91));
        _ = authority.Issue("N001", CertificateRole.Node);
        Assert.Equal(thumbprint, Thumbprint(file));
        _time.Advance(TimeSpan.FromDays(2));
        _ = authority.Issue("N001", CertificateRole.Node);
        Assert.NotEqual(thumbprint, Thumbprint(file));
    }

    [Fact]
    public void A_broker_reached_under_another_name_gets_another_certificate()
    {
        using LocalCertificateAuthority authority = Open();
        string file = authority.Issue("broker", CertificateRole.Broker).CertificateFile;
        string thumbprint = Thumbprint(file);
        _ = authority.Issue("broker", CertificateRole.Broker, "edge.local");
        Assert.NotEqual(thumbprint, Thumbprint(file));
    }

    [Fact]
    public void Revocation_outlives_a_restart_and_is_counted_once()
    {
        using (LocalCertificateAuthority authority = Open())
        {
            _ = authority.Issue("N001", CertificateRole.Node);
            Assert.Equal(1, authority.Revoke("N001"));
            Assert.Equal(0, authority.Revoke("N001"));
            Assert.Equal(0, authority.Revoke("N002"));
            _ = authority.Issue("N001", CertificateRole.Node);
        }

        using LocalCertificateAuthority again = Open();
        Assert.Equal(1, again.Revoke("N001"));
        string[] register = File.ReadAllLines(_folder["ca/register.txt"]);
        Assert.Equal(2, register.Length);
        CertificateRevocationListBuilder list = CertificateRevocationListBuilder.LoadPem(File.ReadAllText(again.RevocationListFile), out _);
        Assert.All(register, line => Assert.True(list.RemoveEntry(Convert.FromHexString(line.Split(';')[0]))));
    }

    [Fact]
    public void A_name_has_one_role()
    {
        using LocalCertificateAuthority authority = Open();
        _ = authority.Issue("gateway", CertificateRole.Gateway);
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => authority.Issue("gateway", CertificateRole.Node));
        Assert.Contains("Gateway", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../ca")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("N+1")]
    [InlineData("#")]
    [InlineData("a b")]
    [InlineData("ca")]
    [InlineData("节点")]
    public void A_name_that_would_mean_something_else_is_refused(string name)
    {
        using LocalCertificateAuthority authority = Open();
        Assert.Throws<ArgumentException>(() => authority.Issue(name, CertificateRole.Node));
        Assert.Throws<ArgumentException>(() => authority.Issue(new string('x', 65), CertificateRole.Node));
    }

    [Fact]
    public void Half_an_authority_is_not_replaced()
    {
        Open().Dispose();
        File.Delete(_folder["ca/ca.key"]);
        Assert.Throws<InvalidDataException>(Open);
        Assert.False(File.Exists(_folder["ca/ca.key"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Thumbprint(string file)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.Thumbprint;
    }

    private static string[] Uses(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(use => use.Value!)];

    private LocalCertificateAuthority Open() => LocalCertificateAuthority.OpenOrCreate(_folder["ca"], _time);
}
