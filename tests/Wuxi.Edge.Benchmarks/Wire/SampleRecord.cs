namespace Wuxi.Edge.Benchmarks.Wire;

/// <summary>
/// The record that the wire bench sends to and fro: what a three-phase meter and the sensors beside it say at one instant,
/// 20 values, with the record number as the first metric (docs/architecture.md, "On the wire").
/// </summary>
public static class SampleRecord
{
    /// <summary>2026-06-01T00:00:00Z and some milliseconds.</summary>
    public const long TimestampMs = 1_780_272_000_123;

    /// <summary>A node that writes a record every few seconds comes here in its second month.</summary>
    public const ulong RecordNumber = 1_000_123;

    /// <summary>The alias of the record number; those of the values follow.</summary>
    public const long FirstAlias = 17;

    public const int Sequence = 200;

    /// <summary>
    /// U, I, P and Q by phase, P and Q in total, power factors, frequency, dust, temperature: in volts, amperes, kilowatts,
    /// kilovars, hertz, micrograms per cubic metre, degrees.
    /// </summary>
    public static IReadOnlyList<float> Values { get; } =
    [
        230.1f, 229.4f, 231.7f, 5.123f, 4.876f, 5.401f, 1.16f, 1.08f, 1.21f, 3.45f,
        0.32f, 0.28f, 0.35f, 0.95f, 0.963f, 0.967f, 0.961f, 50.01f, 35f, 26.4f,
    ];

    /// <summary>The same, each in steps of its resolution (0.1 V, 1 mA, 10 W, 10 var, 0.001, 0.01 Hz, 1 ug/m3, 0.1 degrees).</summary>
    public static IReadOnlyList<int> ScaledValues { get; } =
    [
        2301, 2294, 2317, 5123, 4876, 5401, 116, 108, 121, 345,
        32, 28, 35, 95, 963, 967, 961, 5001, 35, 264,
    ];

    /// <summary>Metrics in the payload.</summary>
    public static int MetricCount => Values.Count + 1;
}
