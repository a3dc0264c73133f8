using System.Diagnostics;
using System.Text;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>
/// The <c>edge</c> tool as a process of its own, as a user runs it. Output is kept line by line; a wait that fails says what
/// the process printed. Disposing it kills it, by its id, with all its children.
/// </summary>
internal sealed class EdgeProcess : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly SemaphoreSlim _moved = new(0);

    private EdgeProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>All that was printed so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static EdgeProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string configuration = AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug";
        string tool = Path.Combine(Repository.Root, "artifacts", "bin", "Wuxi.Edge.Cli", configuration, "edge.dll");
        Assert.True(File.Exists(tool), $"{tool} is not built");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(tool);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var edge = new EdgeProcess(new Process { StartInfo = start });
        edge._process.OutputDataReceived += (_, data) => edge.Take(data.Data);
        edge._process.ErrorDataReceived += (_, data) => edge.Take(data.Data);
        edge._process.Start();
        edge._process.BeginOutputReadLine();
        edge._process.BeginErrorReadLine();
        return edge;
    }

    public static EdgeProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>Waits until a line with this text was printed, and gives the line.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        int next = 0;
        while (true)
        {
            lock (_lines)
            {
                for (; next < _lines.Count; next++)
                {
                    if (_lines[next].Contains(text, StringComparison.Ordinal))
                    {
                        return _lines[next];
                    }
                }
            }

            Assert.False(_process.HasExited && !await _moved.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None),
                $"the process ended without printing '{text}'. It printed:\n{Output}");
            try
            {
                await _moved.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"'{text}' was not printed within {Patience}. Printed:\n{Output}");
            }
        }
    }

    /// <summary>Waits until something holds; it is looked at after every printed line.</summary>
    public async Task WaitForAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            try
            {
                await _moved.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"what was waited for did not happen within {Patience}. Printed:\n{Output}");
            }
        }
    }

    /// <summary>Waits for the end, and gives the exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"the process did not end within {patience ?? Patience}. Printed:\n{Output}");
        }

        return _process.ExitCode;
    }

    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it; gives the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _moved.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        _moved.Release();
    }
}
