using System.Diagnostics;
using System.Text.Json;
using Wuxi.Edge.Gpio.Emulated;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Cli.Demo;

/// <summary>
/// Fire drills: steps the smoke at one node after another and watches the siren's pin, to time the whole way from the volts at
/// the transmitter to the output. Node and gateway are different processes with TLS between them; all instants are of the one
/// monotonic clock of the machine.
/// </summary>
internal sealed class DrillRunner(EmulatorProcess emulator, WorkshopModel workshop, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan RiseLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FallLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(20);

    private readonly EmulatedPins _pins = EmulatedPins.Open(EmulatedPins.DefaultPath);
    private readonly OutputDefinition? _siren = workshop.Outputs.FirstOrDefault(output => output.Kind == OutputKind.Siren);
    private readonly List<(long StepTicks, long PinTicks)> _hits = [];

    /// <summary>Nodes with a smoke transmitter.</summary>
    public IReadOnlyList<string> Nodes { get; } =
        [.. workshop.Nodes.Where(node => node.Devices.Any(device => device.Part == "smoke420")).Select(node => node.Id)];

    /// <summary>Drills that did not reach the pin in time.</summary>
    public int Misses { get; private set; }

    /// <summary>Drills one node after another until the time is up or so many were done.</summary>
    public async Task RunAsync(TimeSpan duration, int most, CancellationToken cancellation)
    {
        if (_siren is null || Nodes.Count == 0)
        {
            return;
        }

        long start = time.GetTimestamp();
        for (int drill = 0; drill < most && time.GetElapsedTime(start) < duration && !cancellation.IsCancellationRequested; drill++)
        {
            string node = Nodes[drill % Nodes.Count];
            // An alarm of another cause may still sound.
            if (!await WaitForAsync(_pins.EdgeCount, on: false, FallLimit, cancellation))
            {
                Misses++;
                continue;
            }

            long before = _pins.EdgeCount;
            JsonElement answer = await emulator.AskAsync("drill " + node);
            bool hit = await WaitForAsync(before, on: true, RiseLimit, cancellation);
            if (hit)
            {
                _hits.Add((answer.GetProperty("stepTimestamp").GetInt64(), FirstEdge(before, on: true)!.Value));
            }
            else
            {
                Misses++;
            }

            await emulator.AskAsync($"drill {node} off");
        }

        await WaitForAsync(_pins.EdgeCount, on: false, FallLimit, cancellation);
    }

    /// <summary>What was measured, sorted, ms: from the node's reading of the step to the pin, and from the step itself.</summary>
    public async Task<(IReadOnlyList<double> ReadToPinMs, IReadOnlyList<double> StepToPinMs)> MeasureAsync()
    {
        JsonElement status = await emulator.AskAsync("status");
        Dictionary<long, long> reads = status.GetProperty("drills").EnumerateArray()
            .Where(drill => drill.GetProperty("readTimestamp").GetInt64() != 0)
            .ToDictionary(drill => drill.GetProperty("stepTimestamp").GetInt64(), drill => drill.GetProperty("readTimestamp").GetInt64());
        IEnumerable<double> fromRead = _hits.Where(hit => reads.ContainsKey(hit.StepTicks))
            .Select(hit => Stopwatch.GetElapsedTime(reads[hit.StepTicks], hit.PinTicks).TotalMilliseconds);
        IEnumerable<double> fromStep = _hits.Select(hit => Stopwatch.GetElapsedTime(hit.StepTicks, hit.PinTicks).TotalMilliseconds);
        return ([.. fromRead.Order()], [.. fromStep.Order()]);
    }

    public void Dispose() => _pins.Dispose();

    private bool IsOn => _pins.Read(_siren!.Pin) == _siren.IsActiveHigh;

    private long? FirstEdge(long after, bool on) => _pins.ReadEdges(after)
        .Where(edge => edge.Pin == _siren!.Pin && edge.IsHigh == (on == _siren.IsActiveHigh))
        .Select(edge => (long?)edge.Ticks).FirstOrDefault();

    private async Task<bool> WaitForAsync(long after, bool on, TimeSpan limit, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        while (on ? FirstEdge(after, on) is null : IsOn)
        {
            if (time.GetElapsedTime(start) > limit || cancellation.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(LookPeriod, time, CancellationToken.None);
        }

        return true;
    }
}
