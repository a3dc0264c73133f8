using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Cli.Commands;
using Wuxi.Edge.Gateway.Updates;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Testing;
using UpdateOptions = Wuxi.Edge.Node.Update.UpdateOptions;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>
/// From the tool to the node and back to the boot choice, over real HTTPS on 127.0.0.1: the tool packs and orders, the gateway's server
/// gives the image, the firmware's updater checks the order, fetches and verifies.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class UpdateRoundTripTests : IDisposable
{
    private static readonly Version Version = new(1, 2, 3, 4);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();

    private string Updates => _folder.File("updates");

    private string Certificates => _folder.File("certificates");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_comes_whole_and_is_chosen_at_boot()
    {
        string order = PackAndOrder("N001");
        await using UpdateServer server = await ServeAsync();
        using var files = new StoreFiles(_folder.File("node") + "/");
        using HttpUpdateSource source = Trusting(Certificates);
        Updater updater = Make(files, source);
        updater.Order(order, 0);
        Assert.Equal(UpdateState.Fetching, updater.State);
        Run(updater, 100);
        Assert.Equal((UpdateState.Ready, UpdateReason.None, null), (updater.State, updater.Reason, source.Fault));

        byte[] key = UpdateKeyFile.Read(Path.Combine(Certificates, "N001.update.key"), "N001");
        var journal = new UpdateJournal(files);
        Assert.Equal(1, new BootChooser(journal, files, "N001", key, new byte[4096]).Choose());
        Assert.Equal("1.2.3.4", journal.Entry(1).Order.Version.ToString());
        Assert.Equal(0, new BootChooser(journal, files, "N001", new byte[32], new byte[4096]).Choose());
    }

    [Fact]
    public async Task A_fetch_goes_on_from_the_byte_where_the_last_run_ended()
    {
        string order = PackAndOrder("N001");
        await using UpdateServer server = await ServeAsync();
        using var files = new StoreFiles(_folder.File("node") + "/");
        using HttpUpdateSource source = Trusting(Certificates);
        Updater updater = Make(files, source);
        updater.Order(order, 0);
        Run(updater, 5);
        int there = updater.FetchedBytes;
        Assert.InRange(there, 1, 20_000);

        Updater next = Make(files, source);
        Assert.Equal(there, next.FetchedBytes);
        Run(next, 100);
        Assert.Equal((UpdateState.Ready, UpdateReason.None), (next.State, next.Reason));
    }

    [Fact]
    public async Task A_server_of_another_authority_is_not_trusted()
    {
        string order = PackAndOrder("N001");
        await using UpdateServer server = await ServeAsync();
        LocalCertificateAuthority.OpenOrCreate(_folder.File("stranger"), TimeProvider.System).Dispose();
        using var files = new StoreFiles(_folder.File("node") + "/");
        using HttpUpdateSource source = Trusting(_folder.File("stranger"));
        Updater updater = Make(files, source);
        updater.Order(order, 0);
        Run(updater, 5);
        Assert.Equal((UpdateState.Fetching, 0), (updater.State, updater.FetchedBytes));
        Assert.NotNull(source.Fault);
    }

    [Theory]
    [InlineData("/images/1.2.3.5.image", "status 404")]
    [InlineData("/images/..%2Forders%2FN001.order", "status 404")]
    [InlineData("/", "status 404")]
    public async Task Only_images_are_served(string path, string fault)
    {
        PackAndOrder("N001");
        await using UpdateServer server = await ServeAsync();
        using HttpUpdateSource source = Trusting(Certificates);
        Assert.False(source.Open($"https://127.0.0.1:{_port}{path}", 0));
        Assert.StartsWith(fault, source.Fault, StringComparison.Ordinal);
        Assert.True(source.Open($"https://127.0.0.1:{_port}/images/1.2.3.4.image", 10));
    }

    [Fact]
    public void What_cannot_be_packed_or_ordered_says_why()
    {
        Assert.Throws<DirectoryNotFoundException>(() => UpdateCommand.Pack(_folder.File("build"), Version, Updates, TextWriter.Null));
        Build(new Version(1, 2, 3, 5));
        Assert.Contains("Wuxi.Edge.Wire.pe: found version 1.2.3.5, expected 1.2.3.4", Refusal(() => UpdateCommand.Pack(_folder.File("build"), Version, Updates, TextWriter.Null)), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.File("build"), "Wuxi.Edge.Wire.pe"), "MZ");
        Assert.Contains("Wuxi.Edge.Wire.pe: found no NFMRK1", Refusal(() => UpdateCommand.Pack(_folder.File("build"), Version, Updates, TextWriter.Null)), StringComparison.Ordinal);

        string order = PackAndOrder("N001");
        Assert.Contains("provision the node first", Refusal(() => Order("N002")), StringComparison.Ordinal);
        UpdateKeyFile.OpenOrCreate(Certificates, "N002");
        File.Copy(Path.Combine(Certificates, "N002.update.key"), Path.Combine(Certificates, "N001.update.key"), overwrite: true);
        Assert.Contains("found the key of N002", Refusal(() => Order("N001")), StringComparison.Ordinal);

        // A second order has a number of its own, also within the same second.
        File.Delete(Path.Combine(Certificates, "N001.update.key"));
        string again = PackAndOrder("N001");
        Assert.NotEqual(order.Split(' ')[2], again.Split(' ')[2]);
    }

    [Fact]
    public async Task The_tool_packs_and_orders()
    {
        Build(Version);
        UpdateKeyFile.OpenOrCreate(Certificates, "N001");
        await using (EdgeProcess pack = EdgeProcess.Start("update", "pack", "--in", _folder.File("build"), "--version", "1.2.3.4", "--updates", Updates))
        {
            await pack.WaitForLineAsync("1.2.3.4.image: 1652");
            Assert.Equal(0, await pack.WaitForExitAsync());
        }

        await using EdgeProcess order = EdgeProcess.Start(
            "update", "order", "--node", "N001", "--version", "1.2.3.4", "--updates", Updates, "--url", "https://10.0.0.2:8443", "--certificates", Certificates);
        await order.WaitForLineAsync("version 1.2.3.4 for N001");
        Assert.Equal(0, await order.WaitForExitAsync());
        Assert.EndsWith(
            " url=https://10.0.0.2:8443/images/1.2.3.4.image\n", await File.ReadAllTextAsync(Path.Combine(Updates, "orders", "N001.order")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        await using EdgeProcess order = EdgeProcess.Start("update", "order", "--node", "N001", "--version", "1.2.3.4", "--url", "http://10.0.0.2");
        await order.WaitForLineAsync("found http://10.0.0.2, expected https://HOST:PORT");
        Assert.Equal(1, await order.WaitForExitAsync());
    }

    private static string Refusal(Action action) => Assert.Throws<InvalidDataException>(action).Message;

    private static void Run(Updater updater, int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            updater.Tick(i);
        }
    }

    private static HttpUpdateSource Trusting(string folder) =>
        new(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "ca.crt")));

    private Updater Make(StoreFiles files, HttpUpdateSource source)
    {
        files.List();
        return new Updater(
            new UpdateOptions
            {
                NodeId = "N001",
                Key = UpdateKeyFile.Read(Path.Combine(Certificates, "N001.update.key"), "N001"),
                RunningVersion = ProgramVersion.Parse("1.0.0.0"),
                MostBytes = 384 * 1024,
            },
            files, source, 0);
    }

    private async Task<UpdateServer> ServeAsync()
    {
        LocalCertificateAuthority.OpenOrCreate(Certificates, TimeProvider.System).Dispose();
        var server = new UpdateServer(
            new Gateway.Updates.UpdateOptions(Updates, new Uri($"https://127.0.0.1:{_port}")), Certificates, TimeProvider.System, NullLogger.Instance);
        await server.StartAsync(CancellationToken.None);
        return server;
    }

    private string PackAndOrder(string node)
    {
        Build(Version);
        UpdateCommand.Pack(_folder.File("build"), Version, Updates, TextWriter.Null);
        UpdateKeyFile.OpenOrCreate(Certificates, node);
        Order(node);
        return File.ReadAllText(Path.Combine(Updates, "orders", node + ".order")).TrimEnd('\n');
    }

    private void Order(string node) =>
        UpdateCommand.Order(node, Version, Updates, new Uri($"https://127.0.0.1:{_port}"), Certificates, TimeProvider.System, TextWriter.Null);

    /// <summary>Assemblies with a head as the nanoFramework build writes it, and noise behind.</summary>
    private void Build(Version version)
    {
        Directory.CreateDirectory(_folder.File("build"));
        var random = new Random(1);
        foreach ((string name, int bytes) in new[] { ("Wuxi.Edge.Wire", 28_000), ("Wuxi.Edge.Node", 120_001), ("Wuxi.Edge.Node.Device", 17_003) })
        {
            byte[] body = new byte[bytes];
            random.NextBytes(body);
            Encoding.ASCII.GetBytes("NFMRK1\0\0").CopyTo(body, 0);
            body.AsSpan(16, 4).Clear();
            int[] parts = [version.Major, version.Minor, version.Build, version.Revision];
            for (int i = 0; i < parts.Length; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(28 + (2 * i)), (ushort)parts[i]);
            }

            File.WriteAllBytes(Path.Combine(_folder.File("build"), name + ".pe"), body);
        }
    }
}
