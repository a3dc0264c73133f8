using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>
/// What a well-equipped node takes every 10 s: a meter at a compressor (11 metrics, transformer 200/5), five of a second one at a grinder,
/// dust (3) and smoke (1), as 4 records. Signals of the emulator over a working day, in the steps of the instruments.
/// </summary>
internal sealed class TwentyMetrics
{
    public const int Readings = 20;
    public const int Records = 4;
    public const int PeriodMs = 10_000;

    private const long StartMs = 1_780_272_000_000;

    private readonly (string[] Metrics, double[] Steps, SignalSet Signals)[] _devices;
    private readonly RecordWriter _writer = new(16);
    private readonly Random _random = new(1);

    public TwentyMetrics()
    {
        Part meter = PartCatalogue.Find("dlt645")!;
        Part dust = PartCatalogue.Find("pms5003")!;
        _devices =
        [
            Device(meter, 11, 40, 1, ("active-power", parts => new DailyLoadSignal(12, 75, 0.8, 5000, parts.Context))),
            Device(meter, 5, 1, 2, ("active-power", parts => new DailyLoadSignal(0.4, 6, 0.2, 5000, parts.Context))),
            Device(dust, 3, 1, 3, ("pm2_5", parts => new WalkSignal(40, 2, 15, 120, 2000, parts.Context))),
            Device(PartCatalogue.Find("smoke420")!, 1, 1, 4, ("optical-density", parts => new WalkSignal(0.02, 0.001, 0.012, 0.03, 2000, parts.Context))),
        ];
    }

    /// <summary>Makes the record of a device at a step; the instruments answer some milliseconds after it was due.</summary>
    public ReadOnlySpan<byte> Make(int step, int device)
    {
        (string[] metrics, double[] steps, SignalSet signals) = _devices[device];
        long atMs = ((long)step * PeriodMs) + (device * 130) + _random.Next(4);
        _writer.Begin(0x5EED0001, device, StartMs + atMs);
        for (int i = 0; i < metrics.Length; i++)
        {
            // As the decoders do it: digits, times ratio, by divisor, which gives the nearest Double.
            decimal digits = Math.Round((decimal)signals.Of(metrics[i]).At(atMs) / (decimal)steps[i]);
            _writer.AddValue(i, (double)(digits * (decimal)steps[i]));
        }

        return _writer.Buffer.AsSpan(0, _writer.Length);
    }

    private static (string[] Metrics, double[] Steps, SignalSet Signals) Device(
        Part part, int metrics, int ratio, ulong seed, (string Metric, Func<SignalParts, Signal> Make) described)
    {
        var signals = new Dictionary<string, SignalSpec> { [described.Metric] = new(described.Make) };
        return (
            [.. part.Metrics.Take(metrics).Select(metric => metric.Name)],
            [.. part.Metrics.Take(metrics).Select(metric => metric.Resolution * (metric.Name.Contains("voltage", StringComparison.Ordinal) || metric.Name is "power-factor" or "frequency" ? 1 : ratio))],
            SignalSetBuilder.Build(part.Id, signals, new SignalContext(StartMs, 8 * 3_600_000, seed), new FireSwitch()));
    }
}
