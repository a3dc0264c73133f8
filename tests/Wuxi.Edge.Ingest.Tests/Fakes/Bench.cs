using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>A host with everything around it faked, on one fake clock.</summary>
internal sealed class Bench
{
    private const int TickMs = 100;

    public Bench(FakeHistorian? historian = null, ManualTimeProvider? time = null, IngestOptions? options = null, IUpdateOrders? updates = null)
    {
        Historian = historian ?? new FakeHistorian();
        Time = time ?? new ManualTimeProvider();
        Host = new SparkplugHost(
            options ?? new IngestOptions(),
            TestWorkshop.Model,
            Time,
            Historian,
            [Stage],
            Link,
            Metrics,
            Logger,
            updates: updates);
    }

    public ManualTimeProvider Time { get; }

    public FakeHistorian Historian { get; }

    public RecordingStage Stage { get; } = new();

    public RecordingLink Link { get; } = new();

    public CountingLogger Logger { get; } = new();

    public IngestMetrics Metrics { get; } = new();

    public SparkplugHost Host { get; }

    /// <summary>Lets time pass, with ticks on the way as in the gateway's loop.</summary>
    public void Wait(long milliseconds)
    {
        for (long left = milliseconds; left > 0; left -= TickMs)
        {
            Time.Advance(TimeSpan.FromMilliseconds(Math.Min(left, TickMs)));
            Host.Tick(Time.NowMs);
        }
    }

    public void Send(string topic, byte[] payload) => Host.OnMessage(topic, payload, payload.Length);

    public NodeStatus StatusOf(string node) => Host.Nodes.Single(status => status.Id == node);

    public long FaultsOf(string node, string kind) =>
        Host.Nodes.SingleOrDefault(status => status.Id == node)?.Faults.SingleOrDefault(fault => fault.Kind == kind)?.Count ?? 0;
}
