using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>The programs that the benches start, found or built.</summary>
public static class Tools
{
    /// <summary>The edge tool: as <c>./edge</c> runs it, compiled ahead, where that was built; else the one beside the benches.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static string Edge
    {
        get
        {
            string compiled = Path.Combine(Repository.Root, "artifacts", "tool", "edge.dll");
            if (File.Exists(compiled))
            {
                return compiled;
            }

            var own = new DirectoryInfo(AppContext.BaseDirectory);
            string path = Path.Combine(own.Parent!.Parent!.FullName, "Wuxi.Edge.Cli", own.Name, "edge.dll");
            return File.Exists(path) ? path : throw new FileNotFoundException($"the edge tool is not built: {path}");
        }
    }

    /// <summary>The MQTT broker, on PATH or where Debian puts it.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static string Mosquitto =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("mosquitto is not installed (Debian package mosquitto)");

    /// <summary>Compiles the load's nodes (tests/load/load_nodes.c); returns the program.</summary>
    public static Task<string> BuildLoadNodesAsync(CancellationToken cancellationToken) =>
        CompileAsync("load_nodes", ["load_nodes.c", "node.c", "link.c", "payload.c", "workload.c"], ["-lm"], cancellationToken);

    /// <summary>Compiles the bare subscriber (tests/load/bare_subscriber.c, needs libmosquitto-dev); returns the program.</summary>
    public static Task<string> BuildBareSubscriberAsync(CancellationToken cancellationToken) =>
        CompileAsync("bare_subscriber", ["bare_subscriber.c"], ["-lmosquitto"], cancellationToken);

    private static async Task<string> CompileAsync(string name, string[] sources, string[] libraries, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Repository.Root, "tests", "load");
        string program = Path.Combine(Repository.Root, "artifacts", "native", "load", name);
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        string[] arguments =
        [
            "-std=gnu17", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program,
            .. sources.Select(source => Path.Combine(folder, source)), .. libraries,
        ];
        await using var compiler = ChildProcess.Start("gcc", arguments);
        await compiler.WaitForExitAsync(cancellationToken);
        return program;
    }
}
