using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Alarms;
using Wuxi.Edge.Control;
using Wuxi.Edge.Gpio;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Testing.Load;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>Host, alarms and outputs with a historian that costs nothing, and many nodes, on one fake clock.</summary>
internal sealed class LoadBench
{
    public LoadBench(int nodes, int points, int alarmEvery, int onDelayMs = 0, IHostLink? link = null)
    {
        WorkshopModel workshop = LoadPlant.Make(nodes, points, alarmEvery, onDelayMs);
        var control = new ControlStage(workshop, new MemoryPins(), new ControlOptions(), NullLogger<ControlStage>.Instance);
        Alarms = new AlarmStage(
            workshop, new AlarmOptions(), new NoJournal(), [control], new AlarmMetrics(), Time, NullLogger<AlarmStage>.Instance);
        Host = new SparkplugHost(
            new IngestOptions(), workshop, Time, Writer, [Alarms, control], link ?? new QuietLink(), new IngestMetrics(), NullLogger<SparkplugHost>.Instance);
        control.Start();
        Alarms.Start([]);
        Nodes = [.. Enumerable.Range(0, nodes).Select(index => new LoadNode(index, points))];
        Host.OnConnected();
    }

    public ManualTimeProvider Time { get; } = new();

    public TakingWriter Writer { get; } = new();

    public AlarmStage Alarms { get; }

    public SparkplugHost Host { get; }

    public LoadNode[] Nodes { get; }

    /// <summary>All nodes come into session.</summary>
    public LoadBench Bear()
    {
        foreach ((string topic, byte[] payload) in Nodes.SelectMany(node => node.Births(Time.NowMs)))
        {
            Host.OnMessage(topic, payload, payload.Length);
        }

        return this;
    }

    public void Send(LoadNode node, byte[] payload) => Host.OnMessage(node.DataTopic, payload, payload.Length);

    /// <summary>Time passes, what was taken is committed, and the host ticks.</summary>
    public void Pass(int milliseconds)
    {
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Writer.Commit();
        Host.Tick(Time.NowMs);
    }

    private sealed class NoJournal : IAlarmJournal
    {
        public IReadOnlyList<AlarmTransition> LoadOpen() => [];

        public void Append(AlarmTransition transition)
        {
        }
    }

    private sealed class QuietLink : IHostLink
    {
        public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain) => true;
    }
}
