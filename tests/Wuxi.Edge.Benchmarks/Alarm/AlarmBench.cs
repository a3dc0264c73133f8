using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Alarm;

/// <summary>
/// From a step of the volts at a smoke transmitter, and from the node's sampling of it, to the siren's pin: nodes and gateway
/// in separate processes, Mosquitto with TLS between them. Each run is a demo of its own; its drills give the percentiles.
/// </summary>
public sealed class AlarmBench : IBench
{
    private const int Runs = 3;
    private const double SamplingPeriodMs = 50;
    private static readonly string Minutes = 0.4.ToString(CultureInfo.InvariantCulture);

    public string Name => "alarm";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        string[] metrics = ["latency_p50_ms", "latency_p99_ms", "edge_to_pin_p50_ms", "edge_to_pin_p99_ms"];
        Dictionary<string, List<double>> samples = metrics.ToDictionary(metric => metric, _ => new List<double>());
        for (int run = 0; run < Runs; run++)
        {
            JsonElement summary = await RunDemoAsync(cancellationToken);
            foreach (string metric in metrics)
            {
                samples[metric].Add(summary.GetProperty(metric).GetDouble());
            }
        }

        return
        [
            .. metrics.Select(metric => BenchResult.Of(Name, metric, "ms", samples[metric])),
            BenchResult.Exact(Name, "sampling_period_ms", "ms", SamplingPeriodMs),
        ];
    }

    private static async Task<JsonElement> RunDemoAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("wuxi-edge-bench-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            string[] arguments =
            [
                ToolPath(), "demo", "--headless", "--json", "--scenario", "alarm-bench", "--minutes", Minutes,
                "--folder", folder, "--url", $"http://127.0.0.1:{FreePort.Next()}",
            ];
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using Process demo = Process.Start(start)!;
            string output = await demo.StandardOutput.ReadToEndAsync(cancellationToken);
            await demo.WaitForExitAsync(cancellationToken);
            string? json = output.Split('\n').LastOrDefault(line => line.StartsWith('{'));
            return demo.ExitCode == 0 && json is not null
                ? JsonDocument.Parse(json).RootElement
                : throw new InvalidOperationException($"the demo ended with {demo.ExitCode}:\n{output}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string ToolPath()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        string path = Path.Combine(own.Parent!.Parent!.FullName, "Wuxi.Edge.Cli", own.Name, "edge.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"the edge tool is not built: {path}");
    }
}
