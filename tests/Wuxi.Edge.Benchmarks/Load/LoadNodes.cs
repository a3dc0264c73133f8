using System.Globalization;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>The load's nodes (tests/load/load_nodes.c) in a process of their own.</summary>
public sealed class LoadNodes : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private LoadNodes(ChildProcess process) => _process = process;

    /// <summary>Starts them and waits until all are born, so until the gateway is there.</summary>
    /// <param name="broker">Their broker; without TLS.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="options">More, as at the head of load_nodes.c.</param>
    public static async Task<LoadNodes> StartAsync(LoadBroker broker, int nodes, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        LoadNodes load = await StartLaterAsync(broker, nodes, options, cancellationToken);
        await load.WaitForAsync("running", cancellationToken);
        return load;
    }

    /// <summary>Waits until they say a word, the next one that they say.</summary>
    /// <param name="word"><c>prepared</c>: backlogs are made, and connecting begins; <c>running</c>: all are born.</param>
    /// <exception cref="InvalidOperationException">They say something else, or end.</exception>
    public async Task WaitForAsync(string word, CancellationToken cancellationToken)
    {
        string line = await _process.ReadLineAsync(cancellationToken);
        if (line != word)
        {
            throw new InvalidOperationException($"load_nodes: found '{line}', expected '{word}'");
        }
    }

    /// <summary>Starts them; they wait for a gateway that is not there yet.</summary>
    public static async Task<LoadNodes> StartLaterAsync(LoadBroker broker, int nodes, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        string program = await Tools.BuildLoadNodesAsync(cancellationToken);
        return new LoadNodes(ChildProcess.Start(program, ["--port", Text(broker.Port), "--nodes", Text(nodes), .. options]));
    }

    /// <summary>A phase, for the command line.</summary>
    public static string[] Phase(double recordsPerSecond, TimeSpan time) =>
        ["--phase", string.Create(CultureInfo.InvariantCulture, $"{recordsPerSecond}:{time.TotalSeconds}")];

    /// <summary>Waits until everything is confirmed.</summary>
    public async Task<LoadResult> EndAsync(CancellationToken cancellationToken)
    {
        string line = await _process.ReadLineAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return LoadResult.Parse(line);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
