using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Wuxi.Edge.Cli.Updates;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Gateway.Updates;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge gateway FILE</c>: the gateway itself.</summary>
internal static class GatewayCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("workshop") { Description = "The workshop file." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the database.", DefaultValueFactory = _ => new DirectoryInfo("run/data") };
        var broker = BrokerOptionOf("The MQTT broker, host:port with TLS.");
        var certificates = new Option<DirectoryInfo>("--certificates")
        {
            Description = "Folder with ca.crt, gateway.crt and gateway.key.",
            DefaultValueFactory = _ => new DirectoryInfo("run/certificates"),
        };
        var plain = new Option<bool>("--plain") { Description = "Without TLS, to a broker on this machine: for measurements." };
        var url = new Option<string>("--url") { Description = "Where the console is served; 127.0.0.1 only, it has no accounts yet.", DefaultValueFactory = _ => GatewayOptions.DefaultUrl };
        var updates = new Option<DirectoryInfo?>("--updates") { Description = "Folder of images and orders to update nodes (edge update); needs --updates-url." };
        var updatesUrl = new Option<Uri?>("--updates-url") { Description = "Where nodes reach the images, https://HOST:PORT.", CustomParser = HttpsUrl.Parse };
        var jsonLog = new Option<bool>("--json-log") { Description = "Log one JSON object a line." };
        var command = new Command("gateway", "Run the gateway: stores every reading, raises alarms, drives outputs, serves the console.")
        {
            file, data, broker, certificates, plain, url, jsonLog, updates, updatesUrl,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(updates) is null) != (result.GetResult(updatesUrl) is null))
            {
                result.AddError("--updates FOLDER and --updates-url https://HOST:PORT belong together");
            }

            if (result.GetValue(plain) && !result.GetRequiredValue(broker).IsLoopback)
            {
                result.AddError("--plain is for a broker on this machine, --broker 127.0.0.1:PORT: beyond it everybody could listen and write");
            }
        });
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(file).ToString(),
            new GatewayOptions(
                result.GetRequiredValue(data).FullName,
                result.GetRequiredValue(broker).Host,
                result.GetRequiredValue(broker).Port,
                result.GetValue(plain) ? null : result.GetRequiredValue(certificates).FullName,
                result.GetRequiredValue(url),
                result.GetValue(jsonLog),
                Updates: UpdatesOf(result.GetValue(updates), result.GetValue(updatesUrl))),
            cancellation));
        return command;
    }

    internal static Option<HostAndPort> BrokerOptionOf(string description) => new("--broker")
    {
        Description = description,
        DefaultValueFactory = _ => new HostAndPort("127.0.0.1", 8883),
        CustomParser = result => HostAndPort.Parse(result),
    };

    private static UpdateOptions? UpdatesOf(DirectoryInfo? folder, Uri? url) =>
        folder is null || url is null ? null : new UpdateOptions(folder.FullName, url);

    private static async Task<int> RunAsync(string file, GatewayOptions options, CancellationToken cancellation)
    {
        WorkshopModel? workshop = WorkshopFiles.LoadOrReport(file, Terminal.Error);
        if (workshop is null)
        {
            return ExitCode.CannotRun;
        }

        try
        {
            await using WebApplication app = GatewayHost.Build(options, workshop);
            Func<bool> hasFailed = GatewayHost.FailureOf(app);
            await app.RunAsync(cancellation);
            return hasFailed() ? ExitCode.Failed : ExitCode.Ok;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or HistoryDatabaseException or MqttLibraryMissingException)
        {
            // A port in use, a database of a newer version, a missing library: the message says what to do.
            Terminal.Error.WriteLine(exception.Message);
            return ExitCode.CannotRun;
        }
    }
}
