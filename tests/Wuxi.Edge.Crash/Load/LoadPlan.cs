using System.Globalization;
using System.Text;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Crash.Load;

/// <summary>
/// What the simulated nodes measure: everything follows from the seed, the node and the number of the record, so that what is
/// read back can be compared without having been kept. Immutable.
/// </summary>
public sealed class LoadPlan
{
    /// <summary>Each so many records, one is about an instant long ago: it comes late and belongs between others.</summary>
    public const int LateEvery = 50;

    /// <summary>So many periods ago.</summary>
    public const int LateBy = 11 * LateEvery;

    private const int LatePlace = 7;
    private const int LateOffsetMs = 5;

    /// <param name="seed">Of all values.</param>
    /// <param name="nodes">How many nodes, 1 to 99.</param>
    /// <param name="periodMs">Between the records of one node, 6 or more.</param>
    /// <param name="baseMs">When number 0 would have been taken, UTC ms.</param>
    public LoadPlan(int seed, int nodes, int periodMs, long baseMs)
    {
        Seed = seed;
        PeriodMs = periodMs;
        BaseMs = baseMs;
        Nodes = [.. Enumerable.Range(1, nodes).Select(node => string.Create(CultureInfo.InvariantCulture, $"N{node:000}"))];
    }

    public int Seed { get; }

    /// <summary>Between the records of one node.</summary>
    public int PeriodMs { get; }

    /// <summary>When number 0 would have been taken, UTC ms.</summary>
    public long BaseMs { get; }

    /// <summary>Ids of the nodes.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>The devices of every node.</summary>
    public static IReadOnlyList<LoadDevice> Devices { get; } =
    [
        new("meter-1", "part: sdm630, bus: modbus-1, address: 1", [
            new("voltage-a", ValueKind.Float), new("active-power", ValueKind.Float), new("frequency", ValueKind.Double), new("active-energy", ValueKind.Int64),
        ]),
        new("door-1", "part: contact, bus: di-1", [new("state", ValueKind.Boolean), new("activations", ValueKind.Int64)]),
        new("node-1", "part: node", [new("uptime", ValueKind.Double), new("reset-reason", ValueKind.Text), new("free-memory", ValueKind.Int64)]),
    ];

    /// <summary>Id of a point.</summary>
    public static string PointId(string node, LoadDevice device, LoadMetric metric)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(metric);
        return $"A1/{node}/{device.Id}-{metric.Name}";
    }

    /// <summary>The device that a record is of.</summary>
    public static LoadDevice DeviceOf(ulong number) => Devices[(int)(number % (ulong)Devices.Count)];

    /// <summary>The largest number that is due.</summary>
    public ulong LastDue(long nowMs) => (ulong)Math.Max(0, (nowMs - BaseMs) / PeriodMs);

    /// <summary>Instant of a record, UTC ms; different for all records of a node.</summary>
    public long TimeOf(int node, ulong number)
    {
        if (IsLate(number))
        {
            return BaseMs + ((long)number - LateBy) * PeriodMs + LateOffsetMs;
        }

        return BaseMs + (long)number * PeriodMs + (long)(Hash(node, number, -1) % LateOffsetMs);
    }

    /// <summary>The number of the record with this instant; 0 when there cannot be one.</summary>
    public ulong NumberAt(int node, long timeMs)
    {
        long place = Math.DivRem(timeMs - BaseMs, PeriodMs, out long rest);
        if (rest < 0)
        {
            place--;
            rest += PeriodMs;
        }

        long number = rest == LateOffsetMs ? place + LateBy : place;
        return number > 0 && TimeOf(node, (ulong)number) == timeMs ? (ulong)number : 0;
    }

    /// <summary>What a metric of a record is.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="number">Number of the record.</param>
    /// <param name="metric">Index of the metric in its device.</param>
    /// <param name="point">Index of the point in the workshop.</param>
    public Reading ReadingOf(int node, ulong number, int metric, int point)
    {
        ulong hash = Hash(node, number, metric);
        long timeMs = TimeOf(node, number);
        if (hash % 16 == 0)
        {
            return new Reading(point, timeMs, default, Quality.Bad, (BadReason)(hash / 16 % 10));
        }

        BadReason reason = hash % 64 == 1 ? BadReason.Undated : BadReason.None;
        return new Reading(point, timeMs, ValueOf(DeviceOf(number).Metrics[metric].Kind, hash, number), Quality.Good, reason);
    }

    /// <summary>The workshop file of the nodes.</summary>
    public string WorkshopText()
    {
        var text = new StringBuilder("""
            workshop: W1
            name: { zh: 断电试验, en: Crash test }
            time-zone: Asia/Shanghai
            areas:
              - id: A1
                name: { zh: 一号厂房, en: Hall 1 }
                equipment:

            """);
        foreach (string node in Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ id: {node}, name: {{ zh: {node}, en: {node} }} }}\n");
        }

        text.Append("nodes:\n");
        foreach (string node in Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                  - id: {{node}}
                    name: { zh: {{node}}, en: {{node}} }
                    buses:
                      - { id: modbus-1, kind: uart, port: COM2, baud: 9600, parity: none }
                      - { id: di-1, kind: digital, pin: 39 }
                    devices:

                """);
            foreach (LoadDevice device in Devices)
            {
                string points = string.Join(", ", device.Metrics.Select(metric => $"{{ metric: {metric.Name}, quantity: {device.Id}-{metric.Name}, period: 10s }}"));
                text.Append(CultureInfo.InvariantCulture, $"      - {{ id: {device.Id}, {device.Part}, equipment: A1/{node}, points: [{points}] }}\n");
            }
        }

        return text.ToString();
    }

    private static bool IsLate(ulong number) => number % LateEvery == LatePlace;

    // Slow signals, counters, noise and awkward bit patterns, as blocks of readings have to cope with all of them.
    private static PointValue ValueOf(ValueKind kind, ulong hash, ulong number) => kind switch
    {
        ValueKind.Float when hash % 32 == 2 => PointValue.FromFloat(-0f),
        ValueKind.Float when hash % 32 == 3 => PointValue.FromFloat(BitConverter.UInt32BitsToSingle((uint)(hash >> 32) & 0x7F7FFFFF)),
        ValueKind.Float => PointValue.FromFloat((2300 + (int)(hash >> 40) % 50) / 10f),
        ValueKind.Double when hash % 32 == 2 => PointValue.FromDouble(BitConverter.UInt64BitsToDouble(hash & 0x7FDFFFFFFFFFFFFF)),
        ValueKind.Double => PointValue.FromDouble(number * 0.01),
        ValueKind.Int64 when hash % 256 == 2 => PointValue.FromInt64((long)hash),
        ValueKind.Int64 => PointValue.FromInt64((long)number),
        ValueKind.Boolean => PointValue.FromBoolean((hash & 64) != 0),
        ValueKind.Text => PointValue.FromText((hash >> 8 & 3) switch { 0 => "", 1 => "看门狗", 2 => "power on", _ => "reset " + number.ToString(CultureInfo.InvariantCulture) }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // SplitMix64 over the four.
    private ulong Hash(int node, ulong number, int metric)
    {
        ulong mixed = ((ulong)Seed << 40) ^ ((ulong)node << 32) ^ ((ulong)(metric + 1) << 56) ^ number;
        mixed = (mixed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
