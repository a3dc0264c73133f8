using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wuxi.Edge.Cli;
using Wuxi.Edge.Cli.Install;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests.Install;

/// <summary><c>edge provision</c>: what it writes for a node, and what it refuses.</summary>
public sealed class ProvisionRunTests : IDisposable
{
    private const string Password = "a pass phrase";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_node_gets_what_its_program_reads()
    {
        Assert.Equal(0, Run(Request()));
        Assert.Equal(
            ["ca.crt", "deploy.json", "node.crt", "node.key", "node.settings", "update.key", "wifi.json"],
            Directory.GetFiles(_folder.File("N001")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        string settings = Text("node.settings");
        Assert.StartsWith("wuxi-edge 1\nnode N001 group=W1 host=gateway\nbroker 192.168.1.5 port=8883\n", settings, StringComparison.Ordinal);

        using X509Certificate2 own = X509Certificate2.CreateFromPem(Text("node.crt"), Text("node.key"));
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(Text("ca.crt"));
        Assert.Equal("CN=N001", own.Subject);
        Assert.Equal(authority.Subject, own.Issuer);
        Assert.True(own.HasPrivateKey);
    }

    [Fact]
    public void The_files_of_nanoff_have_its_form_and_name_files_that_are_there()
    {
        Assert.Equal(0, Run(Request()));
        using JsonDocument wifi = JsonDocument.Parse(Text("wifi.json"));
        JsonElement client = wifi.RootElement.GetProperty("WirelessClient");
        Assert.Equal(("车间", Password, "WPA2"), (client.GetProperty("Ssid").GetString(), client.GetProperty("Password").GetString(), client.GetProperty("Authentication").GetString()));

        using JsonDocument deployment = JsonDocument.Parse(Text("deploy.json"));
        JsonElement[] files = [.. deployment.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Equal(
            ["I:\\node.settings", "I:\\ca.crt", "I:\\node.crt", "I:\\node.key", "I:\\update.key", "I:\\node.board"],
            files.Select(file => file.GetProperty("DestinationFilePath").GetString()));
        Assert.All(files[..5], file => Assert.True(File.Exists(Path.Combine(_folder.File("N001"), file.GetProperty("SourceFilePath").GetString()!))));

        // No board is named: one that an earlier provisioning has put there goes.
        Assert.False(files[5].TryGetProperty("SourceFilePath", out _));
    }

    [Fact]
    public void What_the_program_on_the_chip_reads_are_these_names()
    {
        string device = File.ReadAllText(Path.Combine(Repository.Root, "firmware/src/Wuxi.Edge.Node.Device/DeviceFiles.Nano.cs"));
        Assert.All(ProvisionFiles.OnDevice, name => Assert.Contains($"\"I:\\\\{name}\"", device, StringComparison.Ordinal));
    }

    [Fact]
    public void A_board_that_the_workshop_file_names_goes_along()
    {
        string workshop = _folder.File("w.workshop.yaml");
        File.WriteAllText(workshop, File.ReadAllText(Workshop).Replace("  - id: N001\n", "  - id: N001\n    board: wuxi-node-1\n", StringComparison.Ordinal));
        Assert.Equal(0, Run(Request() with { Workshop = workshop }));
        Assert.Equal("wuxi-node-1\n", Text("node.board"));
        Assert.Contains("\"SourceFilePath\": \"node.board\"", Text("deploy.json"), StringComparison.Ordinal);
        Assert.Contains("edge flash --board wuxi-node-1", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, Run(Request()));
        Assert.False(File.Exists(Path.Combine(_folder.File("N001"), "node.board")));
    }

    [Fact]
    public void Secrets_are_readable_by_their_owner_only_and_not_shown()
    {
        Assert.Equal(0, Run(Request()));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string path in Directory.GetFiles(_folder.File("N001")))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("N001")));
        }

        Assert.DoesNotContain(Password, _output.ToString() + _error, StringComparison.Ordinal);
        Assert.Contains("nanoff --serialport PORT --networkdeployment wifi.json", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("nanoff --serialport PORT --filedeployment deploy.json", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_time_gives_the_same_certificate()
    {
        Assert.Equal(0, Run(Request()));
        string first = Text("node.crt");
        Assert.Equal(0, Run(Request()));
        Assert.Equal(first, Text("node.crt"));
    }

    [Theory]
    [InlineData("short", "expected 8 to 63 characters")]
    [InlineData(null, "WUXI_EDGE_WIFI_PASSWORD")]
    public void A_password_that_cannot_be_one_is_refused(string? password, string says)
    {
        Assert.Equal(2, Run(Request(), password));
        Assert.Contains(says, _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("N001")));
    }

    [Fact]
    public void A_node_that_is_not_in_the_file_is_refused()
    {
        Assert.Equal(2, Run(Request() with { Node = "N007" }));
        Assert.Contains("has no node 'N007'; it has N001", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_networks_is_refused()
    {
        Assert.Equal(2, Run(Request() with { WifiName = "一二三四五六七八九十一" }));
        Assert.Contains("1 to 32 bytes", _error.ToString(), StringComparison.Ordinal);
    }

    private static string Workshop => Path.Combine(Repository.Cases("workshop"), "good-small", "workshop.yaml");

    private ProvisionRequest Request() =>
        new(Workshop, "N001", new HostAndPort("192.168.1.5", 8883), "车间", _folder.File("site/certificates"), _folder.File("N001"));

    private string Text(string file) => File.ReadAllText(Path.Combine(_folder.File("N001"), file));

    private int Run(ProvisionRequest request, string? password = Password) =>
        new ProvisionRun(() => password, TimeProvider.System, _output, _error).Run(request);
}
