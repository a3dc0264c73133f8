using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wuxi.Edge.Benchmarks.Load;

namespace Wuxi.Edge.Benchmarks.Alarm;

/// <summary>
/// An emulated node, the firmware's own C#, in a process of its own with TLS: the volts at its smoke transmitter are stepped again and again.
/// </summary>
internal sealed class SmokeDrills : IAsyncDisposable
{
    /// <summary>Its id; its part of the workshop file is that of the ready scenario <c>alarm-bench</c>.</summary>
    public const string Node = "N001";

    /// <summary>The alarm that its smoke raises.</summary>
    public const string Alarm = "smoke";

    private static readonly TimeSpan EdgeLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BirthLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;

    private SmokeDrills(ChildProcess process) => _process = process;

    private static string ReadyFolder => Path.Combine(Path.GetDirectoryName(Tools.Edge)!, "Ready");

    private static string ReadyWorkshop => File.ReadAllText(Path.Combine(ReadyFolder, "alarm-bench.workshop.yaml"));

    /// <summary>The node and its alarm, for the gateway's workshop file.</summary>
    public static (string Nodes, string Alarms) Items() => (Between("nodes:\n", "alarms:\n"), Between("alarms:\n", "outputs:\n"));

    /// <summary>Starts it.</summary>
    public static async Task<SmokeDrills> StartAsync(string folder, LoadBroker broker, CancellationToken cancellationToken)
    {
        const string WorkshopFile = "alarm-bench.workshop.yaml";
        string scenario = Path.Combine(folder, "alarm-bench.scenario.yaml");
        File.Copy(Path.Combine(ReadyFolder, "alarm-bench.scenario.yaml"), scenario);
        string text = ReadyWorkshop.Replace("workshop: BENCH", $"workshop: {LoadWorkshop.Group}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, WorkshopFile), text, cancellationToken);
        string[] arguments =
        [
            Tools.Edge, "emulate", scenario, "--certificates", broker.CertificateFolder,
            "--broker", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{broker.TlsPort}"),
        ];
        return new SmokeDrills(ChildProcess.Start("dotnet", arguments));
    }

    /// <summary>Drills after a first one, which also waits for the node to be there.</summary>
    /// <returns>Milliseconds from the node's sampling of the step to the edge, and from the step itself.</returns>
    public async Task<(IReadOnlyList<double> SamplingToPin, IReadOnlyList<double> StepToPin)> MeasureAsync(
        SirenWatch siren, TimeSpan time, CancellationToken cancellationToken)
    {
        var hits = new List<(long Step, long Edge)>();
        await DrillAsync(siren, BirthLimit, cancellationToken);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            hits.Add(await DrillAsync(siren, EdgeLimit, cancellationToken));
        }

        JsonElement status = await AskAsync("status", cancellationToken);
        Dictionary<long, long> reads = status.GetProperty("drills").EnumerateArray().ToDictionary(
            drill => drill.GetProperty("stepTimestamp").GetInt64(), drill => drill.GetProperty("readTimestamp").GetInt64());
        return (
            [.. hits.Select(hit => Stopwatch.GetElapsedTime(reads[hit.Step], hit.Edge).TotalMilliseconds)],
            [.. hits.Select(hit => Stopwatch.GetElapsedTime(hit.Step, hit.Edge).TotalMilliseconds)]);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<(long Step, long Edge)> DrillAsync(SirenWatch siren, TimeSpan limit, CancellationToken cancellationToken)
    {
        JsonElement answer = await AskAsync("drill " + Node, cancellationToken);
        long? on = await siren.WaitForAsync(on: true, limit, cancellationToken);
        await AskAsync($"drill {Node} off", cancellationToken);
        long? off = await siren.WaitForAsync(on: false, limit, cancellationToken);
        return on is { } edge && off is not null
            ? (answer.GetProperty("stepTimestamp").GetInt64(), edge)
            : throw new TimeoutException("the siren's pin did not follow a drill");
    }

    private async Task<JsonElement> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _process.WriteLineAsync(command);
        return JsonDocument.Parse(await _process.ReadLineAsync(cancellationToken)).RootElement;
    }

    private static string Between(string from, string to)
    {
        string text = ReadyWorkshop;
        int start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
