using System.Diagnostics;
using System.Globalization;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>
/// A program that a bench started: its standard output is read line by line or goes to a file, its standard error is ours.
/// Disposing it kills it, by its id, when it still runs. One user at a time.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _name;

    private ChildProcess(Process process, string name)
    {
        _process = process;
        _name = name;
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="program">Path, or name on PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="logFile">Takes output and errors; null: the output is read by <see cref="ReadLineAsync"/>.</param>
    /// <param name="variables">Beyond our own environment.</param>
    public static ChildProcess Start(
        string program, IReadOnlyList<string> arguments, string? logFile = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        // The shell becomes the program, so the id stays; no pipe of ours lies between the program and its file.
        string[] toFile = ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", logFile ?? "", program];
        var start = new ProcessStartInfo(logFile is null ? program : "sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = logFile is null,
        };
        foreach (string argument in logFile is null ? arguments : toFile.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!, Path.GetFileName(program));
    }

    /// <summary>The next line of its output.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken)
        ?? throw new InvalidOperationException($"{_name} ended without saying what was expected; its errors stand above");

    /// <summary>Writes a line to its input.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until it ended well.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public async Task WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{_name} ended with {_process.ExitCode}; its errors stand above or in its log");
        }
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it did, well or not.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(cancellationToken);
        }

        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
