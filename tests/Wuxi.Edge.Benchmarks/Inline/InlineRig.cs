using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Alarms;
using Wuxi.Edge.Control;
using Wuxi.Edge.Gpio;
using Wuxi.Edge.Ingest;
using Wuxi.Edge.Testing.Load;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Benchmarks.Inline;

/// <summary>
/// Everything of the gateway between the socket and the historian's queue, on a clock that the bench moves: host, alarms and
/// outputs, with nodes that send one record a second each.
/// </summary>
internal sealed class InlineRig
{
    private const int TickMs = 20;
    private const int TicksPerSecond = 1000 / TickMs;

    private readonly InlineClock _clock = new();
    private readonly TakingWriter _writer = new();
    private readonly CountingLink _link = new();
    private readonly SparkplugHost _host;
    private readonly LoadNode[] _nodes;

    /// <param name="nodes">How many nodes; a multiple of 50.</param>
    /// <param name="points">Points a node, each in every record.</param>
    /// <param name="alarmEvery">Every so many points has an alarm.</param>
    public InlineRig(int nodes, int points, int alarmEvery)
    {
        WorkshopModel workshop = LoadPlant.Make(nodes, points, alarmEvery);
        var control = new ControlStage(workshop, new MemoryPins(), new ControlOptions(), NullLogger<ControlStage>.Instance);
        var alarms = new AlarmStage(
            workshop, new AlarmOptions(), new EmptyJournal(), [control], new AlarmMetrics(), _clock, NullLogger<AlarmStage>.Instance);
        _host = new SparkplugHost(
            new IngestOptions(), workshop, _clock, _writer, [alarms, control], _link, new IngestMetrics(), NullLogger<SparkplugHost>.Instance);
        control.Start();
        alarms.Start([]);
        _nodes = [.. Enumerable.Range(0, nodes).Select(index => new LoadNode(index, points))];
        _host.OnConnected();
        foreach ((string topic, byte[] payload) in _nodes.SelectMany(node => node.Births(_clock.NowMs)))
        {
            _host.OnMessage(topic, payload, payload.Length);
        }
    }

    /// <summary>Readings that came through.</summary>
    public long Readings => _writer.Readings;

    /// <summary>Commands sent.</summary>
    public long Commands => _link.Published;

    /// <summary>Writes what all nodes send in the next <paramref name="seconds"/>.</summary>
    public byte[][] Write(int seconds) =>
    [
        .. Enumerable.Range(0, seconds).SelectMany(second => _nodes.Select(node => node.Data(_clock.NowMs + (1000 * second), false))),
    ];

    /// <summary>Lets what <see cref="Write"/> gave come, evenly over its seconds, with ticks and commits as in the gateway.</summary>
    public void Run(byte[][] messages)
    {
        int share = _nodes.Length / TicksPerSecond;
        for (int at = 0; at < messages.Length; at += share)
        {
            for (int i = at; i < at + share; i++)
            {
                _host.OnMessage(_nodes[i % _nodes.Length].DataTopic, messages[i], messages[i].Length);
            }

            _clock.Advance(TickMs);
            _writer.Commit();
            _host.Tick(_clock.NowMs);
        }
    }
}
