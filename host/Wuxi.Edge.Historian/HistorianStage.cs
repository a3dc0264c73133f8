using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wuxi.Edge.Historian;

/// <summary>
/// The shell of the historian: one thread that commits every <see cref="HistorianOptions.LingerMs"/>, and at once when an
/// alarm or a full batch waits; another that seals what was committed, and never holds the first up for longer than a transaction. Register it before the stages that append, so that it is stopped after them.
/// </summary>
public sealed class HistorianStage(
    HistoryWriter writer, HistorySealer sealer, IOptions<HistorianOptions> options, TimeProvider time, ILogger<HistorianStage> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SealPause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _stopped = new();
    private Thread? _thread;
    private Thread? _sealing;
    private volatile bool _isStopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { Name = "historian", IsBackground = true };
        _thread.Start();
        _sealing = new Thread(Seal) { Name = "historian sealing", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _sealing.Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends when all that was queued is on disk, or after <see cref="HistorianOptions.DrainMs"/> of failures.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (_thread is null)
        {
            return Task.CompletedTask;
        }

        _isStopping = true;
        sealer.Stop();
        _stopped.Set();
        writer.Wake();
        return _ended.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopped.Dispose();

    private void Run()
    {
        var linger = TimeSpan.FromMilliseconds(options.Value.LingerMs);
        while (!_isStopping)
        {
            writer.WaitForWork(linger);
            while (writer.Pump())
            {
            }
        }

        Drain();
        _sealing!.Join();
        _ended.SetResult();
    }

    private void Seal()
    {
        do
        {
            while (!_isStopping && sealer.RunOnce())
            {
            }
        }
        while (!_stopped.Wait(SealPause));
    }

    private void Drain()
    {
        long start = time.GetTimestamp();
        bool isDrained = writer.TryDrain();
        while (!isDrained && time.GetElapsedTime(start).TotalMilliseconds < options.Value.DrainMs)
        {
            writer.WaitForWork(DrainPause);
            isDrained = writer.TryDrain();
        }

        if (isDrained)
        {
            logger.Drained();
        }
        else
        {
            logger.NotDrained(writer.QueueDepth, writer.AlarmsWaiting);
        }
    }
}
