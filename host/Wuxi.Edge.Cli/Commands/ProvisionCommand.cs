using System.CommandLine;
using Wuxi.Edge.Cli.Install;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge provision</c>: settings, certificate and Wi-Fi of one node as files for its board.</summary>
internal static class ProvisionCommand
{
    public static Command Create()
    {
        var workshop = new Option<FileInfo>("--workshop") { Description = "The workshop file.", Required = true };
        var node = new Option<string>("--node") { Description = "Id of the node.", Required = true };
        var broker = new Option<HostAndPort>("--broker") { Description = "Broker as the node sees it, host:port.", Required = true, CustomParser = result => HostAndPort.Parse(result)! };
        var wifi = new Option<string>("--wifi-ssid")
        {
            Description = $"Name of the Wi-Fi network. Its password is asked for, or read from a pipe, or from {PasswordReader.Variable}; never from the command line.",
            Required = true,
        };
        var certificates = new Option<DirectoryInfo>("--certificates")
        {
            Description = "Folder of the workshop's certificate authority: 'certificates' below the broker's --folder. It is made when it is not there.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("run", "certificates")),
        };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the node's files; readable by its owner only.", Required = true };
        var command = new Command("provision", "Write settings, certificate and Wi-Fi of one node, and say how they get onto its board.") { workshop, node, broker, wifi, certificates, folder };
        command.SetAction(result => new ProvisionRun(PasswordReader.Read, TimeProvider.System, Terminal.Out, Terminal.Error).Run(new ProvisionRequest(
            result.GetRequiredValue(workshop).ToString(),
            result.GetRequiredValue(node),
            result.GetRequiredValue(broker),
            result.GetRequiredValue(wifi),
            result.GetRequiredValue(certificates).ToString(),
            result.GetRequiredValue(folder).ToString())));
        return command;
    }
}
