using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Cli.Virtual;
using Wuxi.Edge.Emulator;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge emulate SCENARIO</c>: emulated nodes, in real time against a broker, or with a gateway in virtual time.</summary>
internal static class EmulateCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("scenario") { Description = "The scenario file, or the name of a ready one (demo, outage, noisy-bus)." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of noise, faults and store ids.", DefaultValueFactory = _ => 1 };
        var isVirtual = new Option<bool>("--virtual") { Description = "Virtual time, as fast as it can, with an own gateway and an in-memory broker." };
        var minutes = new Option<double?>("--minutes") { Description = "How long; 10 in virtual time, until the end of input in real time." };
        var capture = new Option<FileInfo?>("--capture") { Description = "Virtual time: write all MQTT traffic, with its times, to this file." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of recordings that the scenario names." };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var verbose = new Option<bool>("--verbose") { Description = "Virtual time: log what the gateway does." };
        var broker = GatewayCommand.BrokerOptionOf("Real time: the MQTT broker, host:port with TLS.");
        var certificates = new Option<DirectoryInfo>("--certificates")
        {
            Description = "Real time: folder with ca.crt, and NODE.crt and NODE.key of every node.",
            DefaultValueFactory = _ => new DirectoryInfo("run/certificates"),
        };
        var command = new Command("emulate", "Run emulated nodes: the firmware itself against emulated instruments.")
        {
            file, seed, isVirtual, minutes, capture, data, json, verbose, broker, certificates,
        };
        command.SetAction((result, cancellation) =>
        {
            Scenario? scenario = LoadOrReport(result.GetRequiredValue(file).ToString(), result.GetValue(data)?.FullName, Terminal.Error);
            if (scenario is null)
            {
                return Task.FromResult(ExitCode.CannotRun);
            }

            var options = new EmulatorOptions
            {
                Seed = result.GetValue(seed),
                BrokerHost = result.GetRequiredValue(broker).Host,
                BrokerPort = result.GetRequiredValue(broker).Port,
                CertificateFolder = result.GetRequiredValue(certificates).FullName,
            };
            return result.GetValue(isVirtual)
                ? Task.FromResult(RunVirtual(scenario, options, result.GetValue(minutes) ?? 10, result.GetValue(capture)?.FullName, result.GetValue(json), result.GetValue(verbose)))
                : EmulateInRealTime.RunAsync(scenario, options, result.GetValue(minutes), cancellation);
        });
        return command;
    }

    /// <summary>The scenario, or null after saying what is wrong.</summary>
    internal static Scenario? LoadOrReport(string name, string? dataFolder, TextWriter error)
    {
        string ready = Path.Combine(AppContext.BaseDirectory, "Ready", name + ".scenario.yaml");
        string path = !File.Exists(name) && File.Exists(ready) ? ready : name;
        ScenarioReadResult result;
        try
        {
            result = ScenarioReader.ReadFile(path, dataFolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: cannot be read: {exception.Message}");
            return null;
        }

        foreach (YamlFault fault in result.Faults)
        {
            error.WriteLine(fault);
        }

        return result.Scenario;
    }

    private static int RunVirtual(Scenario scenario, EmulatorOptions options, double minutes, string? capture, bool json, bool verbose)
    {
        using var session = new VirtualSession(scenario, options, capture, null, logging => logging
            .SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Error)
            .AddSimpleConsole(console => console.SingleLine = true));
        session.RunUntil(TimeSpan.FromMinutes(minutes));
        session.Drain();
        RunSummary summary = session.Summarise();
        Terminal.WriteLine(json ? summary.ToJson() : summary.ToText());
        if (capture is not null && !json)
        {
            Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  MQTT traffic: {capture}"));
        }

        // A power cut of the scenario loses what the RAM store held; the ledger accounts for it, and that is no failure.
        return summary.Pending == 0 && (summary.Missing == 0 || summary.Totals.Gaps > 0) ? ExitCode.Ok : ExitCode.Failed;
    }
}
