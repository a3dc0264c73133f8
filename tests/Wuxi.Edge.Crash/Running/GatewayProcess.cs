using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Crash.Running;

/// <summary>The real gateway, <c>edge gateway</c>, as a process of its own with the shim in it. Disposing kills it.</summary>
public sealed class GatewayProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private GatewayProcess(Process process) => _process = process;

    /// <summary>What it printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The program that was built together with this one.</summary>
    public static string BuiltTool => Path.Combine(
        Repository.Root, "artifacts", "bin", "Wuxi.Edge.Cli", AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug", "edge.dll");

    /// <summary>Starts it.</summary>
    /// <param name="tool">Its <c>edge.dll</c>.</param>
    /// <param name="environment">Variables on top of ours.</param>
    /// <param name="arguments">After <c>gateway</c>.</param>
    public static GatewayProcess Start(string tool, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[tool, "gateway", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var gateway = new GatewayProcess(new Process { StartInfo = start });
        gateway._process.OutputDataReceived += (_, line) => gateway.Take(line.Data);
        gateway._process.ErrorDataReceived += (_, line) => gateway.Take(line.Data);
        gateway._process.Start();
        gateway._process.BeginOutputReadLine();
        gateway._process.BeginErrorReadLine();
        return gateway;
    }

    /// <summary>SIGKILL; returns when it is dead.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public void AskToEnd()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
