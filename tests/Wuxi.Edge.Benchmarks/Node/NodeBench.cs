using System.Diagnostics;
using System.Globalization;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Node;

/// <summary>
/// What one sample, edge or frame costs in each native driver: instructions on the ESP32-C3's instruction set (counted by qemu) and on
/// this machine (counted by valgrind); and what the node keeps in the chip's managed heap, M2Mqtt's 72 KB included, beside its budget.
/// Counts, not times: they are the same in every run.
/// </summary>
public sealed class NodeBench : IBench
{
    private const double ClockHz = 160_000_000;

    // How many cycles of the ESP32-C3 there are for one, at the highest rate the driver is made for.
    private static readonly Dictionary<string, double?> Limits = new(StringComparer.Ordinal)
    {
        ["sampled_analog_sample_of_one"] = ClockHz / 10_000,
        ["sampled_analog_sample_of_four"] = ClockHz / 40_000,
        ["sampled_analog_sample_of_a_pair"] = ClockHz / 20_000,
        ["sampled_analog_sample_of_two_pairs"] = ClockHz / 40_000,
        ["vibration_fifo_iis3dwb_sample"] = ClockHz / 26_667,
        ["digital_events_event"] = ClockHz / 16_000,
        ["pulse_counter_edge"] = ClockHz / 10_000,
        ["framed_uart_plantower_frame"] = ClockHz * 32 * 10 / 9_600,
        ["framed_uart_modbus_transaction"] = ClockHz * (8 + 9 + 7) * 10 / 115_200,
    };

    public string Name => "node";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "firmware", "native", "bench", "measure.sh"));
        start.ArgumentList.Add(Path.Combine(Repository.Root, "artifacts", "native", "bench"));
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').SelectMany(Read), .. Heap()]
            : throw new InvalidOperationException($"firmware/native/bench/measure.sh ended with {process.ExitCode}; what it said stands above.");
    }

    private static IEnumerable<BenchResult> Heap() =>
    [
        HeapOf("heap_of_a_demo_node", NodeMemory.OfTheDemo()),
        HeapOf("heap_of_twelve_instruments", NodeMemory.OfTwelveInstruments()),
        HeapOf("heap_of_every_family", NodeMemory.OfEveryFamily()),
    ];

    private static BenchResult HeapOf(string metric, NanoHeap heap)
    {
        double bytes = heap.Bytes + NodeMemory.M2MqttBytes;
        return BenchResult.Exact("node", metric, "B", bytes) with
        {
            Peer = "budget",
            PeerMedian = NodeMemory.BudgetBytes,
            Ratio = bytes / NodeMemory.BudgetBytes,
        };
    }

    // driver metric rv32_instructions host_instructions
    private static IEnumerable<BenchResult> Read(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length != 4)
        {
            throw new FormatException($"measure.sh: found '{line}', expected 'driver metric rv32_instructions host_instructions'");
        }

        double onChip = double.Parse(words[2], CultureInfo.InvariantCulture);
        double? limit = Limits.GetValueOrDefault(words[0] + "_" + words[1]);
        yield return BenchResult.Exact("node", $"{words[0]}_{words[1]}_rv32", "instructions", onChip) with
        {
            Peer = limit is null ? null : "cycles there are",
            PeerMedian = limit,
            Ratio = onChip / limit,
        };
        yield return BenchResult.Exact("node", $"{words[0]}_{words[1]}_host", "instructions", double.Parse(words[3], CultureInfo.InvariantCulture));
    }
}
