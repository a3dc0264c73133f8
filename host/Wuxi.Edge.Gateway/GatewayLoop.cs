using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Gateway;

/// <summary>
/// The gateway's one thread: messages, alarms and outputs, inline. When it fails, outputs go to their safe states and the
/// process ends: a supervisor starts it anew, and everything unconfirmed comes again.
/// </summary>
internal sealed class GatewayLoop(
    GatewayPipeline pipeline, IngestStage ingest, IHostApplicationLifetime lifetime, ILogger<GatewayLoop> logger) : IHostedService
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopping;

    /// <summary>Whether the loop ended by a failure.</summary>
    public bool HasFailed { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pipeline.Start();
        // Reading a workshop file leaves several times its model as garbage; from here on there is so little that the memory
        // would stay with us for good.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        new Thread(Run) { Name = "gateway loop", IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        return _ended.Task.WaitAsync(cancellationToken);
    }

    private void Run()
    {
        try
        {
            while (!_isStopping)
            {
                ingest.Step();
            }

            ingest.Leave();
            pipeline.Stop();
        }
        catch (Exception exception)
        {
            HasFailed = true;
            GatewayLog.LoopFailed(logger, exception);
            pipeline.Stop();
            lifetime.StopApplication();
        }
        finally
        {
            _ended.SetResult();
        }
    }
}
