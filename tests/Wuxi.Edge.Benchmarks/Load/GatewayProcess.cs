using System.Diagnostics;
using System.Net.Http.Json;
using Wuxi.Edge.Gpio.Emulated;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>The real gateway, <c>edge gateway</c>, in a process of its own with its console on a free port.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;
    private readonly HttpClient _client;
    private readonly string _folder;

    private GatewayProcess(ChildProcess process, HttpClient client, string folder, long startTicks)
    {
        _process = process;
        _client = client;
        _folder = folder;
        StartTicks = startTicks;
    }

    public int ProcessId => _process.Id;

    /// <summary><see cref="Stopwatch.GetTimestamp"/> just before the process was made.</summary>
    public long StartTicks { get; }

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="folder">Holds <c>data</c>, <c>gpio</c> and the log, <c>gateway.log</c>.</param>
    /// <param name="workshopFile">Its workshop file.</param>
    /// <param name="broker">Its broker; TLS is used where there is.</param>
    public static GatewayProcess Start(string folder, string workshopFile, LoadBroker broker)
    {
        string url = $"http://127.0.0.1:{FreePort.Next()}";
        string[] arguments =
        [
            Tools.Edge, "gateway", workshopFile, "--data", DataFolder(folder), "--url", url,
            .. broker.TlsPort == 0
                ? new[] { "--plain", "--broker", $"127.0.0.1:{broker.Port}" }
                : ["--certificates", broker.CertificateFolder, "--broker", $"127.0.0.1:{broker.TlsPort}"],
        ];
        var variables = new Dictionary<string, string> { [EmulatedPins.PathVariable] = GpioFile(folder) };
        long startTicks = Stopwatch.GetTimestamp();
        ChildProcess process = ChildProcess.Start("dotnet", arguments, Path.Combine(folder, "gateway.log"), variables);
        return new GatewayProcess(process, new HttpClient { BaseAddress = new Uri(url) }, folder, startTicks);
    }

    /// <summary>The folder of its history.</summary>
    public static string DataFolder(string folder) => Path.Combine(folder, "data");

    /// <summary>The file of its emulated pins.</summary>
    public static string GpioFile(string folder) => Path.Combine(folder, "gpio");

    /// <summary>Waits until it is connected to its broker.</summary>
    public Task WaitUntilConnectedAsync(CancellationToken cancellationToken) => Until.TrueAsync(
        async () => await TryHealthAsync(cancellationToken) is { Broker: "connected" },
        ConnectLimit,
        $"the gateway is not connected; see {_folder}/gateway.log",
        cancellationToken);

    /// <summary>Its health; null while it does not answer yet.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public async Task<GatewayHealth?> TryHealthAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"the gateway ended; see {_folder}/gateway.log");
        }

        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(new Uri("health", UriKind.Relative), cancellationToken);
            return await answer.Content.ReadFromJsonAsync<GatewayHealth>(cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What it has used so far.</summary>
    public ProcessUsage Usage => ProcessUsage.Of(_process.Id);

    /// <summary>A clean stop: everything queued goes to disk.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _process.StopAsync(cancellationToken);

    /// <summary>SIGKILL.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => _process.KillAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }
}
