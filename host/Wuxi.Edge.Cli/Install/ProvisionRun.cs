using System.Text;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Cli.Install;

/// <summary>Carries out <c>edge provision</c>. Files with secrets can be read by their owner only.</summary>
/// <param name="readPassword">Asks for the Wi-Fi's password; null when there is none to be had.</param>
/// <param name="time">For the certificate.</param>
/// <param name="output">For what is done.</param>
/// <param name="error">For what went wrong.</param>
internal sealed class ProvisionRun(Func<string?> readPassword, TimeProvider time, TextWriter output, TextWriter error)
{
    // IEEE 802.11: an SSID has at most 32 bytes; a WPA2 passphrase 8 to 63 characters.
    private const int LongestName = 32;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 63;

    public int Run(ProvisionRequest request)
    {
        if (WorkshopFiles.LoadOrReport(request.Workshop, error) is not { } workshop)
        {
            return ExitCode.CannotRun;
        }

        if (workshop.Nodes.FirstOrDefault(node => node.Id == request.Node) is not { } node)
        {
            return CannotRun($"--node: {request.Workshop} has no node '{request.Node}'; it has {string.Join(", ", workshop.Nodes.Select(known => known.Id))}");
        }

        if (Encoding.UTF8.GetByteCount(request.WifiName) is 0 or > LongestName)
        {
            return CannotRun($"--wifi-ssid: expected 1 to {LongestName} bytes; a Chinese character has three");
        }

        string? password = readPassword();
        if (password is null)
        {
            return CannotRun($"no Wi-Fi password: type it when asked, pipe it in (one line), or set {PasswordReader.Variable}; an empty line is an open network");
        }

        if (password.Length is > 0 and (< ShortestPassword or > LongestPassword))
        {
            return CannotRun($"Wi-Fi password: expected {ShortestPassword} to {LongestPassword} characters (WPA2), or none for an open network");
        }

        try
        {
            Write(request, workshop, node, password);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            return CannotRun(exception.Message);
        }

        Tell(request, node);
        return ExitCode.Ok;
    }

    private void Write(ProvisionRequest request, WorkshopModel workshop, NodeDefinition node, string password)
    {
        using LocalCertificateAuthority authority = LocalCertificateAuthority.OpenOrCreate(request.Certificates, time);
        CertificateFiles files = authority.Issue(node.Id, CertificateRole.Node);
        PrivateFiles.CreateFolder(request.Folder);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ProvisionFiles.Settings] = NodeSettingsWriter.Write(workshop, node, request.Broker.Host, request.Broker.Port, GatewayOptions.HostId),
            [ProvisionFiles.Authority] = File.ReadAllText(files.CaFile),
            [ProvisionFiles.Certificate] = File.ReadAllText(files.CertificateFile),
            [ProvisionFiles.Key] = File.ReadAllText(files.KeyFile),
            [ProvisionFiles.UpdateKey] = File.ReadAllText(UpdateKeyFile.OpenOrCreate(request.Certificates, node.Id)),
        };
        if (node.Board.Length > 0)
        {
            texts[ProvisionFiles.Board] = node.Board + "\n";
        }
        else
        {
            // From an earlier time, when the workshop file named a board.
            File.Delete(Path.Combine(request.Folder, ProvisionFiles.Board));
        }

        string[] present = [.. texts.Keys];
        texts[ProvisionFiles.Deployment] = ProvisionFiles.DeploymentText(present);
        texts[ProvisionFiles.Wifi] = ProvisionFiles.WifiText(request.WifiName, password);
        foreach ((string name, string text) in texts)
        {
            PrivateFiles.Write(Path.Combine(request.Folder, name), text);
        }
    }

    private void Tell(ProvisionRequest request, NodeDefinition node)
    {
        output.WriteLine($"{node.Id}: settings, certificate and Wi-Fi are in {request.Folder}, readable by you alone. They hold the node's key and the Wi-Fi password: keep the folder out of version control, and delete it when the board has them.");
        if (Repository(request.Folder) is { } repository)
        {
            error.WriteLine($"Note: {request.Folder} is inside the repository {repository}; do not commit it.");
        }

        output.WriteLine($"Next, with the board on a serial port (runtime and program on it: edge flash --board {(node.Board.Length > 0 ? node.Board : "NAME")} --port PORT):");
        foreach (ToolStep step in FlashPlan.NodeSteps(request.Folder, "PORT"))
        {
            output.WriteLine("  " + step);
        }

        output.WriteLine($"The broker must know the same authority: edge broker {request.Workshop} --folder {Path.GetDirectoryName(Path.GetFullPath(request.Certificates))}");
    }

    private static string? Repository(string folder)
    {
        for (DirectoryInfo? at = new(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    private int CannotRun(string why)
    {
        error.WriteLine(why);
        return ExitCode.CannotRun;
    }
}
