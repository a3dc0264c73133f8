using System.Globalization;
using System.Runtime.InteropServices;
using Wuxi.Edge.Benchmarks;
using Wuxi.Edge.Benchmarks.Alarm;
using Wuxi.Edge.Benchmarks.Burst;
using Wuxi.Edge.Benchmarks.Historian;
using Wuxi.Edge.Benchmarks.Ingest;
using Wuxi.Edge.Benchmarks.Inline;
using Wuxi.Edge.Benchmarks.Node;
using Wuxi.Edge.Benchmarks.Reconnect;
using Wuxi.Edge.Benchmarks.Restart;
using Wuxi.Edge.Benchmarks.Scale;
using Wuxi.Edge.Benchmarks.Wire;
using var end = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

IBench[] benches = [new WireBench(), new InlineBench(), new IngestBench(), new ScaleBench(), new AlarmBench(), new BurstBench(), new ReconnectBench(), new RestartBench(), new NodeBench(), new HistorianBench()];
string words = string.Join(", ", benches.Select(bench => bench.Name).Append("all"));
string? jsonFile = null;
var names = new List<string>();
var options = new BenchOptions();
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--json" && i + 1 < args.Length)
    {
        jsonFile = args[++i];
    }
    else if (i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && With(options, args[i], number) is { } changed)
    {
        options = changed;
        i++;
    }
    else if (args[i] == "all" || benches.Any(bench => bench.Name == args[i]))
    {
        names.Add(args[i]);
    }
    else
    {
        Console.Error.WriteLine($"found '{args[i]}', expected one of {words}, or --json FILE, --seconds N (10 or more), --messages N, --history-mb N, --backlog N");
        return 2;
    }
}

// An interrupted bench ends what it started.
void End(PosixSignalContext context)
{
    context.Cancel = true;
    end.Cancel();
}

var results = new List<BenchResult>();
try
{
    foreach (IBench bench in benches.Where(bench => names.Count == 0 || names.Contains("all") || names.Contains(bench.Name)))
    {
        results.AddRange(await bench.RunAsync(options, end.Token));
    }
}
catch (OperationCanceledException) when (end.IsCancellationRequested)
{
    Console.Error.WriteLine("interrupted");
    return 2;
}

BenchTable.Write(Console.Out, results);
if (jsonFile is not null)
{
    File.WriteAllText(jsonFile, BenchJson.Write(results));
}

IReadOnlyList<string> faults = Budget.Faults(File.ReadAllText(Budget.Path), results);
foreach (string fault in faults)
{
    Console.Error.WriteLine($"over budget: {fault}");
}

return faults.Count == 0 ? 0 : 1;

// Null for another word, or a number that it cannot have.
static BenchOptions? With(BenchOptions options, string word, int number) => (word, number) switch
{
    ("--seconds", >= 10) => options with { LoadTime = TimeSpan.FromSeconds(number) },
    ("--messages", >= 1000) => options with { IngestMessages = number },
    ("--history-mb", >= 1) => options with { HistoryMegabytes = number },
    ("--backlog", >= 1 and <= 100_000) => options with { BacklogRecords = number },
    _ => null,
};
