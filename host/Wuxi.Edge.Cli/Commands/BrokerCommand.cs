using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge broker FILE</c>: a supervised Mosquitto for one workshop, with certificates for gateway and nodes.</summary>
internal static class BrokerCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("workshop") { Description = "The workshop file: its id is the Sparkplug group, its nodes get certificates." };
        var folder = new Option<DirectoryInfo>("--folder")
        {
            Description = "Folder for certificates and configuration; readable by its owner only.",
            DefaultValueFactory = _ => new DirectoryInfo("run"),
        };
        var port = new Option<int>("--port") { Description = "TLS port on 127.0.0.1; 0 for a free one.", DefaultValueFactory = _ => 8883 };
        var command = new Command("broker", "Run Mosquitto for one workshop: TLS, a local CA, one certificate a node, rights by certificate.") { file, folder, port };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(file), result.GetRequiredValue(folder), result.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, DirectoryInfo folder, int port, CancellationToken cancellation)
    {
        WorkshopModel? workshop = WorkshopFiles.LoadOrReport(file.ToString(), Terminal.Error);
        if (workshop is null)
        {
            return ExitCode.CannotRun;
        }

        using ILoggerFactory loggers = ToolLog.Create();
        try
        {
            await using BrokerSite site = await BrokerSite.StartAsync(
                folder.FullName, workshop, port, TimeProvider.System, loggers.CreateLogger("Broker"), cancellation);
            Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Broker for {workshop.Id} on 127.0.0.1:{site.Broker.Port}, process {site.Broker.ProcessId}; certificates in {site.CertificateFolder}. Ctrl+C ends it."));
            await Task.Delay(Timeout.Infinite, cancellation);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl+C or a service manager: the broker has been stopped on the way out.
            return ExitCode.Ok;
        }
        catch (BrokerException exception)
        {
            Terminal.Error.WriteLine(exception.Message);
            return ExitCode.CannotRun;
        }
    }
}
