using Wuxi.Edge.Benchmarks;
using Wuxi.Edge.Benchmarks.Alarm;
using Wuxi.Edge.Benchmarks.Node;
using Wuxi.Edge.Benchmarks.Inline;
using Wuxi.Edge.Benchmarks.Wire;

IBench[] benches = [new WireBench(), new InlineBench(), new AlarmBench(), new NodeBench()];
string words = string.Join(", ", benches.Select(bench => bench.Name).Append("all"));
string? jsonFile = null;
var names = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--json" && i + 1 < args.Length)
    {
        jsonFile = args[++i];
    }
    else if (args[i] == "all" || benches.Any(bench => bench.Name == args[i]))
    {
        names.Add(args[i]);
    }
    else
    {
        Console.Error.WriteLine($"found '{args[i]}', expected one of {words}, or --json FILE");
        return 2;
    }
}

var results = new List<BenchResult>();
foreach (IBench bench in benches.Where(bench => names.Count == 0 || names.Contains("all") || names.Contains(bench.Name)))
{
    results.AddRange(await bench.RunAsync(new BenchOptions(), CancellationToken.None));
}

BenchTable.Write(Console.Out, results);
if (jsonFile is not null)
{
    File.WriteAllText(jsonFile, BenchJson.Write(results));
}

return 0;
