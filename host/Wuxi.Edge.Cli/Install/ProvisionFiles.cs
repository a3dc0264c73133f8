using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wuxi.Edge.Cli.Install;

/// <summary>
/// Names and forms of what <c>edge provision</c> writes. The device reads the files of <see cref="OnDevice"/> (DeviceFiles.Nano.cs); the two
/// JSON files are for nanoff: <c>--filedeployment</c> and <c>--networkdeployment</c>, forms as in nanoff's README.
/// </summary>
internal static class ProvisionFiles
{
    public const string Settings = "node.settings";
    public const string Board = "node.board";
    public const string Authority = "ca.crt";
    public const string Certificate = "node.crt";
    public const string Key = "node.key";
    public const string UpdateKey = "update.key";
    public const string Deployment = "deploy.json";
    public const string Wifi = "wifi.json";

    private const string Drive = "I:\\";

    // Readable, and nothing of it goes into a web page.
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Those that go onto the board, the board's name last.</summary>
    public static IReadOnlyList<string> OnDevice { get; } = [Settings, Authority, Certificate, Key, UpdateKey, Board];

    /// <summary>Which file goes where; without a source it is removed there.</summary>
    public static string DeploymentText(IReadOnlyCollection<string> present) => JsonSerializer.Serialize(
        new
        {
            files = OnDevice.Select(name => present.Contains(name)
                ? new Dictionary<string, string> { ["DestinationFilePath"] = Drive + name, ["SourceFilePath"] = name }
                : new Dictionary<string, string> { ["DestinationFilePath"] = Drive + name }),
        },
        Form) + "\n";

    /// <summary>The network that the board joins by itself; an empty password is an open network.</summary>
    public static string WifiText(string name, string password) => JsonSerializer.Serialize(
        new
        {
            WirelessClient = new
            {
                Ssid = name,
                Password = password,
                Authentication = password.Length == 0 ? "Open" : "WPA2",
                Encryption = password.Length == 0 ? "None" : "WPA2",
                ConfigurationOption = "AutoConnect",
                DhcpEnabled = true,
            },
        },
        Form) + "\n";
}
