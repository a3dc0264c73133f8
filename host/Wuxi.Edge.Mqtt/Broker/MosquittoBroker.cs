using System.Net;
using System.Net.Sockets;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Mosquitto as a supervised child process: TLS with client certificates of one authority, the common name as user and client
/// id, rights by message type, see <c>README.md</c>. When it dies it is started again, with growing pauses.
/// </summary>
/// <remarks>Members may be called from any thread; <see cref="StateChanged"/> is raised on a thread of the pool.</remarks>
public sealed class MosquittoBroker : IAsyncDisposable
{
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(30);

    private readonly BrokerOptions _options;
    private readonly TimeProvider _time;
    private readonly string _configurationFile;
    private readonly BrokerProcessFile _processFile;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task _supervision = Task.CompletedTask;
    private volatile MosquittoProcess? _process;
    private TaskCompletionSource _running = NewSignal();
    private bool _isRestartAsked;

    private MosquittoBroker(BrokerOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        string folder = Path.GetFullPath(options.Folder);
        PrivateFiles.CreateFolder(folder);
        _configurationFile = Path.Combine(folder, "mosquitto.conf");
        _processFile = new BrokerProcessFile(Path.Combine(folder, "mosquitto.pid"), _configurationFile);
        Port = options.Port != 0 ? options.Port : FreePort(options.BindAddress);
    }

    /// <summary>Told of every change of <see cref="State"/>; must not throw and not wait for the broker.</summary>
    public event Action<BrokerState>? StateChanged;

    public BrokerState State { get; private set; } = BrokerState.Starting;

    /// <summary>The port it listens on; stays over restarts.</summary>
    public int Port { get; }

    /// <summary>Of the running process, or of the last one.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>How often it was started again, since it died or on request.</summary>
    public int Restarts { get; private set; }

    /// <summary>Writes the configuration, starts the broker and returns when it accepts connections.</summary>
    /// <exception cref="MqttLibraryMissingException">Mosquitto is not installed.</exception>
    /// <exception cref="BrokerException">It did not start; the message has its own last words.</exception>
    public static async Task<MosquittoBroker> StartAsync(BrokerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var broker = new MosquittoBroker(options, time);
        if (await broker._processFile.EndLeftoverAsync(time, cancellation).ConfigureAwait(false) is { } leftover)
        {
            MqttLog.LeftoverEnded(options.Logger, leftover);
        }

        await broker.LaunchAsync(cancellation).ConfigureAwait(false);
        broker._supervision = broker.SuperviseAsync();
        return broker;
    }

    /// <summary>Completes when the broker accepts connections: at once when it does now.</summary>
    public Task WhenRunningAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _running.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>
    /// Stops and starts it, without a pause, for instance after a revocation; returns when it accepts connections. All sessions end.
    /// </summary>
    public Task RestartAsync()
    {
        Task running;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            _isRestartAsked = true;
            running = SignalOfNextRun();
        }

        _process!.Terminate();
        return running;
    }

    /// <summary>Kills the process, as a fault; it is started again after a pause. The next run is awaited by <see cref="WhenRunningAsync"/>.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            _ = SignalOfNextRun();
        }

        _process!.Kill();
    }

    /// <summary>Stops it for good. Calling it again does nothing.</summary>
    public async Task StopAsync()
    {
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _stopping.Cancel();
        }

        await _supervision.ConfigureAwait(false);
        await EndProcessAsync().ConfigureAwait(false);
        _processFile.Delete();
        MqttLog.BrokerStopped(_options.Logger, ProcessId);
        Report(BrokerState.Stopped);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _process?.Dispose();
        _stopping.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static int FreePort(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Under the gate. A signal that has been given belongs to the run that is about to end.</summary>
    private Task SignalOfNextRun()
    {
        if (_running.Task.IsCompleted)
        {
            _running = NewSignal();
        }

        return _running.Task;
    }

    private async Task SuperviseAsync()
    {
        int failures = 0;
        while (true)
        {
            long started = _time.GetTimestamp();
            MosquittoProcess process = _process!;
            Task stopped = Task.Delay(Timeout.InfiniteTimeSpan, _stopping.Token);
            await Task.WhenAny(process.Exited, stopped).ConfigureAwait(false);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            failures = _time.GetElapsedTime(started) >= StableAfter ? 0 : failures;
            if (!await StartAgainAsync(process, failures++).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> StartAgainAsync(MosquittoProcess died, int failures)
    {
        bool isAsked;
        lock (_gate)
        {
            _ = SignalOfNextRun();
            isAsked = _isRestartAsked;
            _isRestartAsked = false;
        }

        if (!isAsked)
        {
            MqttLog.BrokerDied(_options.Logger, died.Id, await died.Exited.ConfigureAwait(false));
        }

        Report(BrokerState.Down);
        for (TimeSpan pause = isAsked ? TimeSpan.Zero : Backoff(failures); ; pause = Backoff(++failures))
        {
            try
            {
                await Task.Delay(pause, _time, _stopping.Token).ConfigureAwait(false);
                Restarts++;
                await LaunchAsync(_stopping.Token).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception exception) when (exception is BrokerException or MqttLibraryMissingException or IOException or UnauthorizedAccessException)
            {
                // Whatever it is (a full disk, a package being updated), it may pass: nothing but another attempt helps the nodes.
                MqttLog.BrokerStartFailed(_options.Logger, exception, failures + 1, Backoff(failures + 1));
                Report(BrokerState.Down);
            }
        }
    }

    private TimeSpan Backoff(int failures) =>
        TimeSpan.FromTicks(Math.Min(_options.LongestBackoff.Ticks, _options.FirstBackoff.Ticks << Math.Min(failures, 20)));

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        Report(BrokerState.Starting);
        WriteConfiguration();
        _process?.Dispose();
        _process = MosquittoProcess.Start(_options.Executable, _configurationFile, _options.Logger);
        _processFile.Write(_process.Id);
        try
        {
            await WaitUntilItAcceptsAsync(_process, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await EndProcessAsync().ConfigureAwait(false);
            throw;
        }

        MqttLog.BrokerRuns(_options.Logger, _options.BindAddress, Port, _process.Id);
        lock (_gate)
        {
            _isRestartAsked = false;
            _running.TrySetResult();
        }

        Report(BrokerState.Running);
    }

    private void WriteConfiguration()
    {
        CertificateFiles certificate = _options.Authority.Issue("broker", CertificateRole.Broker, [.. _options.HostNames]);
        string rightsFile = Path.Combine(Path.GetDirectoryName(_configurationFile)!, "rights.acl");
        PrivateFiles.Write(rightsFile, MosquittoConfiguration.WriteRights(_options));
        // Started by root, Mosquitto becomes the user 'mosquitto', who cannot read our keys.
        string? runAs = Environment.IsPrivilegedProcess ? Environment.UserName : null;
        PrivateFiles.Write(_configurationFile, MosquittoConfiguration.Write(_options, certificate, Port, rightsFile, runAs));
    }

    private async Task WaitUntilItAcceptsAsync(MosquittoProcess process, CancellationToken cancellation)
    {
        long started = _time.GetTimestamp();
        while (true)
        {
            Task pause = Task.Delay(ProbePeriod, _time, cancellation);
            Task first = await Task.WhenAny(process.SaysItRuns, process.Exited, pause).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (first == process.Exited)
            {
                throw new BrokerException($"mosquitto ended with code {await process.Exited.ConfigureAwait(false)} while starting; it said:{Environment.NewLine}{process.LastLines}");
            }

            // Before it says that it runs, another program may be what answers on the port; in case another version says it in
            // other words, a connection decides after a while.
            TimeSpan elapsed = _time.GetElapsedTime(started);
            if ((process.SaysItRuns.IsCompleted || elapsed >= SilentAfter) && await AcceptsAsync(cancellation).ConfigureAwait(false))
            {
                return;
            }

            if (elapsed >= _options.StartTimeout)
            {
                throw new BrokerException($"mosquitto does not accept connections on {_options.BindAddress}:{Port} after {_options.StartTimeout}; it said:{Environment.NewLine}{process.LastLines}");
            }

            await pause.ConfigureAwait(false);
        }
    }

    private async Task<bool> AcceptsAsync(CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(_options.BindAddress), Port, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false; // Not yet.
        }
    }

    private async Task EndProcessAsync()
    {
        MosquittoProcess process = _process!;
        if (process.Exited.IsCompleted)
        {
            return;
        }

        process.Terminate();
        if (await Task.WhenAny(process.Exited, Task.Delay(StopTimeout, _time)).ConfigureAwait(false) != process.Exited)
        {
            MqttLog.BrokerKilled(_options.Logger, process.Id);
            process.Kill();
        }

        await process.Exited.ConfigureAwait(false);
    }

    private void Report(BrokerState state)
    {
        State = state;
        StateChanged?.Invoke(state);
    }
}
