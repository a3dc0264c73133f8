using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>One run of the broker's program. What it says goes to our log, its last lines into error messages.</summary>
internal sealed class MosquittoProcess : IDisposable
{
    private const int KeptLines = 20;

    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly Queue<string> _lastLines = [];
    private readonly TaskCompletionSource _saysItRuns = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MosquittoProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
        process.ErrorDataReceived += OnLine;
    }

    public int Id { get; private set; }

    /// <summary>Completes when the program reports that it is running, which is after it has begun to listen.</summary>
    public Task SaysItRuns => _saysItRuns.Task;

    /// <summary>Completes with the exit code when the process is gone and all it wrote has been read.</summary>
    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    public string LastLines
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join(Environment.NewLine, _lastLines);
            }
        }
    }

    /// <exception cref="MqttLibraryMissingException">The program is not installed.</exception>
    public static MosquittoProcess Start(string? executable, string configurationFile, ILogger logger)
    {
        var start = new ProcessStartInfo(executable ?? Find())
        {
            ArgumentList = { "-c", configurationFile },
            RedirectStandardError = true,
            RedirectStandardInput = true,
            // It prints nothing there; but it may outlive us, and must not hold open what our own output is piped into.
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = new Process { StartInfo = start };
        var run = new MosquittoProcess(process, logger);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new BrokerException($"cannot start {start.FileName}: {exception.Message}", exception);
        }

        process.StandardInput.Close();
        run.Id = process.Id;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        run.Exited = run.WaitForExitAsync();
        return run;
    }

    /// <summary>Asks it to stop.</summary>
    public void Terminate() => Signal(LibC.SigTerm);

    /// <summary>Ends it without a chance to say goodbye.</summary>
    public void Kill() => Signal(LibC.SigKill);

    public void Dispose() => _process.Dispose();

    private static string Find()
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/sbin", "/usr/local/sbin"];
        return folders.Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists)
            ?? throw new MqttLibraryMissingException("the program mosquitto is missing; install the Debian package mosquitto (apt-get install mosquitto)");
    }

    private void Signal(int signal)
    {
        // Once it is gone its number may be another process's.
        if (!Exited.IsCompleted)
        {
            _ = LibC.Kill(Id, signal);
        }
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    private void OnLine(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is not { } line)
        {
            return;
        }

        lock (_lastLines)
        {
            if (_lastLines.Count == KeptLines)
            {
                _lastLines.Dequeue();
            }

            _lastLines.Enqueue(line);
        }

        if (line.StartsWith("Error", StringComparison.Ordinal))
        {
            MqttLog.BrokerError(_logger, line);
        }
        else
        {
            MqttLog.BrokerLine(_logger, line);
        }

        if (line.StartsWith("mosquitto version", StringComparison.Ordinal) && line.EndsWith("running", StringComparison.Ordinal))
        {
            _saysItRuns.TrySetResult();
        }
    }
}
