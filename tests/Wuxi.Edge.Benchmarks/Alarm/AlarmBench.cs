using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Alarm;

/// <summary>
/// How long an alarm takes to the siren's pin while the gateway has other readings to store: from the node's sampling of a step of the volts (and
/// from the step itself) at 100,000 readings/s, and from the publishing of a message at 10,000 readings/s. Nodes, broker, gateway and
/// load in separate processes, node and gateway with TLS.
/// </summary>
public sealed class AlarmBench : IBench
{
    private const int Runs = 3;
    private const int BusyPoints = 100_000;
    private const int CalmPoints = 10_000;
    private const double SamplingPeriodMs = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public string Name => "alarm";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var sampling = new List<IReadOnlyList<double>>();
        var step = new List<IReadOnlyList<double>>();
        var publish = new List<IReadOnlyList<double>>();
        for (int run = 0; run < Runs; run++)
        {
            (IReadOnlyList<double> samplingToPin, IReadOnlyList<double> stepToPin) = await UnderLoadAsync(BusyPoints, DrillAsync, cancellationToken);
            sampling.Add(samplingToPin);
            step.Add(stepToPin);
            publish.Add(await UnderLoadAsync(CalmPoints, PublishAsync, cancellationToken));
        }

        return
        [
            Of("latency_p50_ms", sampling, 50).AtMost(2),
            Of("latency_p99_ms", sampling, 99).AtMost(10),
            Of("edge_to_pin_p50_ms", step, 50),
            Of("edge_to_pin_p99_ms", step, 99),
            BenchResult.Exact(Name, "sampling_period_ms", "ms", SamplingPeriodMs),
            Of("publish_to_pin_p50_ms", publish, 50).AtMost(0.5),
            Of("publish_to_pin_p99_ms", publish, 99).AtMost(2),
        ];
    }

    private BenchResult Of(string metric, List<IReadOnlyList<double>> runs, double percent) =>
        BenchResult.Of(Name, metric, "ms", [.. runs.Select(samples => Statistics.Percentile(samples, percent))]);

    private static async Task<T> UnderLoadAsync<T>(
        int points, Func<string, LoadBroker, SirenWatch, CancellationToken, Task<T>> measureAsync, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        int nodes = LoadWorkshop.NodesOf(points);
        (string moreNodes, string moreAlarms) = SmokeDrills.Items();
        bool isDrilled = points == BusyPoints;
        LoadWorkshop.Write(workshop, nodes, moreNodes, moreAlarms, isDrilled ? SmokeDrills.Alarm : LoadWorkshop.ProbeNode);
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.ProductQueue, [SmokeDrills.Node], cancellationToken);
        using var siren = new SirenWatch(folder.Path);
        await using GatewayProcess gateway = GatewayProcess.Start(folder.Path, workshop, broker);
        await gateway.WaitUntilConnectedAsync(cancellationToken);
        // Longer than what is measured; it is ended then.
        await using LoadNodes load = await LoadNodes.StartAsync(
            broker, nodes, [.. LoadNodes.Phase(nodes, 10 * (WarmUp + Time)), "--ring", "64"], cancellationToken);
        T result = await measureAsync(folder.Path, broker, siren, cancellationToken);
        await gateway.StopAsync(cancellationToken);
        return result;
    }

    private static Task<IReadOnlyList<double>> PublishAsync(string folder, LoadBroker broker, SirenWatch siren, CancellationToken cancellationToken) =>
        Task.Run(() => PublishToPin.Measure(broker, siren, WarmUp, Time, cancellationToken), cancellationToken);

    private static async Task<(IReadOnlyList<double>, IReadOnlyList<double>)> DrillAsync(
        string folder, LoadBroker broker, SirenWatch siren, CancellationToken cancellationToken)
    {
        await using SmokeDrills drills = await SmokeDrills.StartAsync(folder, broker, cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);
        return await drills.MeasureAsync(siren, Time, cancellationToken);
    }
}
