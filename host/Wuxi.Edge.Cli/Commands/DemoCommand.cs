using System.CommandLine;
using Wuxi.Edge.Cli.Demo;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge demo</c>: everything at once, with an emulated workshop.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var nodes = new Option<int?>("--nodes") { Description = "How many emulated nodes, 1 to 500; 6 of a small machining workshop unless given." };
        nodes.Validators.Add(result =>
        {
            if (result.GetValue(nodes) is < 1 or > 500)
            {
                result.AddError("--nodes: expected 1 to 500");
            }
        });
        var minutes = new Option<double?>("--minutes") { Description = "How long; until 'quit' or Ctrl+C unless given." };
        var headless = new Option<bool>("--headless") { Description = "Nobody watches: drill fires, then stop sampling, drain, and sum up; exit code 0 only if nothing is missing." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the emulation.", DefaultValueFactory = _ => 1 };
        var url = new Option<string>("--url") { Description = "Where the console is served; 127.0.0.1 only.", DefaultValueFactory = _ => GatewayOptions.DefaultUrl };
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Folder of the run.", DefaultValueFactory = _ => new DirectoryInfo("run/demo") };
        var scenario = new Option<string>("--scenario") { Description = "A ready scenario: demo, outage, noisy-bus, alarm-bench.", DefaultValueFactory = _ => "demo" };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var command = new Command("demo", "Broker, gateway, console and an emulated workshop, all at once.") { nodes, minutes, headless, seed, url, folder, scenario, json };
        command.SetAction(async (result, cancellation) =>
        {
            var options = new DemoOptions(
                result.GetValue(nodes),
                result.GetValue(minutes),
                result.GetValue(headless),
                result.GetValue(seed),
                result.GetRequiredValue(url),
                result.GetRequiredValue(folder).FullName,
                result.GetValue(json),
                result.GetRequiredValue(scenario));
            try
            {
                return await new DemoRun(options, Terminal.Out, Terminal.Error).RunAsync(cancellation);
            }
            catch (Exception exception) when (exception is ArgumentException or IOException or BrokerException or MqttLibraryMissingException or InvalidOperationException)
            {
                // A port in use, a missing program, an emulator that died: the message says what.
                Terminal.Error.WriteLine(exception.Message);
                return ExitCode.CannotRun;
            }
        });
        return command;
    }
}
