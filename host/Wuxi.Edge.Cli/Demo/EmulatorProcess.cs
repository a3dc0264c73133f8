using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Cli.Demo;

/// <summary>
/// The emulated nodes as a process of their own, as they would be machines of their own: commands go to its standard input,
/// answers come back as JSON lines. One command at a time; safe for use by many threads. Disposing it ends the process.
/// </summary>
internal sealed class EmulatorProcess : IDemoControls, IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isFireBurning;

    private EmulatorProcess(Process process) => _process = process;

    public bool IsFireBurning => _isFireBurning;

    /// <summary>Starts the nodes of a scenario; their log goes to a file.</summary>
    public static EmulatorProcess Start(string scenarioFile, ulong seed, int brokerPort, string certificateFolder, string logFile)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Under "dotnet edge.dll" the process is dotnet; as a published program it is edge itself.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(EmulatorProcess).Assembly.Location);
        }

        string[] arguments =
        [
            "emulate", scenarioFile, "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--broker", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{brokerPort}"), "--certificates", certificateFolder,
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var log = TextWriter.Synchronized(new StreamWriter(logFile, append: false) { AutoFlush = true });
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.ErrorDataReceived += (_, data) =>
        {
            if (data.Data is not null)
            {
                log.WriteLine(data.Data);
            }
        };
        process.Exited += (_, _) => log.WriteLine("ended");
        process.Start();
        process.BeginErrorReadLine();
        return new EmulatorProcess(process);
    }

    /// <summary>Gives a command and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The process has ended, or did not answer in time.</exception>
    public async Task<JsonElement> AskAsync(string command)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(command);
            await _process.StandardInput.FlushAsync();
            string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerLimit);
            return line is null
                ? throw new InvalidOperationException($"the emulator ended; see its log. It was asked: {command}")
                : JsonDocument.Parse(line).RootElement;
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            throw new InvalidOperationException($"the emulator did not answer: {command}", exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void SetFire(bool burning)
    {
        _isFireBurning = burning;
        // The button does not wait for the answer; a dead emulator shows as nodes going offline.
        _ = AskAsync(burning ? "fire on" : "fire off").ContinueWith(
            task => _isFireBurning = task.IsFaulted ? !burning : burning, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(EndLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
        _turn.Dispose();
    }
}
