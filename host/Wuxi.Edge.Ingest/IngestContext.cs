using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Ingest.Records;
using Wuxi.Edge.Ingest.Sessions;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest;

/// <summary>What all sessions of one host share. Loop thread only.</summary>
internal sealed class IngestContext
{
    private const int CommandBytes = 512 + SettingsPiece.HeadBytes + SettingsPiece.MostCharacters;

    public IngestContext(
        IngestOptions options,
        WorkshopModel workshop,
        TimeProvider time,
        IRecordWriter writer,
        IReadOnlyList<IRecordStage> stages,
        IHostLink link,
        IngestMetrics metrics,
        ILogger logger,
        Func<bool>? isTimeKnown)
    {
        Options = options;
        Workshop = workshop;
        Time = time;
        Writer = writer;
        Stages = [.. stages];
        Link = link;
        Metrics = metrics;
        Logger = logger;
        Live = new LivePicture(workshop.Points, time, options.StaleMarginMs);
        _isTimeKnown = isTimeKnown ?? (() => NowMs >= options.ClockKnownFromMs);
        int scratch = StoredConfirmation.ScratchBytes(options.ConfirmedRanges);
        Scratch = new byte[scratch];
        Command = new PayloadWriter(new byte[CommandBytes + scratch]);
        Backlog = new BacklogBudget(options.BacklogUnderWay);
        _startTicks = time.GetTimestamp();
        _ticksPerMs = Math.Max(1, time.TimestampFrequency / 1000);
        SetTime(time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private readonly Func<bool> _isTimeKnown;
    private readonly long _startTicks;
    private readonly long _ticksPerMs;

    public IngestOptions Options { get; }

    public WorkshopModel Workshop { get; }

    public TimeProvider Time { get; }

    public IRecordWriter Writer { get; }

    public IRecordStage[] Stages { get; }

    public IHostLink Link { get; }

    public IngestMetrics Metrics { get; }

    public ILogger Logger { get; }

    /// <summary>Standing orders to update; null: there are none.</summary>
    public IUpdateOrders? Updates { get; init; }

    public LivePicture Live { get; }

    /// <summary>For the message that is being handled.</summary>
    public PayloadReader Reader { get; } = new();

    /// <summary>For the birth or death that is being read.</summary>
    public BirthReader Births { get; } = new();

    /// <summary>For the record that is being read.</summary>
    public RecordReader Records { get; } = new();

    /// <summary>For the command that is being written.</summary>
    public PayloadWriter Command { get; }

    public byte[] Scratch { get; }

    /// <summary>Nodes in session now.</summary>
    public int OnlineNodes { get; set; }

    /// <summary>What the confirmations to all nodes together may let go.</summary>
    public BacklogBudget Backlog { get; }

    /// <summary>UTC ms of the call that is being handled.</summary>
    public long NowMs { get; private set; }

    /// <summary>Monotonic ms of the call that is being handled; all intervals are measured with it.</summary>
    public long ClockMs { get; private set; }

    /// <summary>Every call from outside begins with this.</summary>
    /// <returns>Now, as <see cref="TimeProvider.GetTimestamp"/>.</returns>
    public long SetTime(long nowMs)
    {
        long ticks = Time.GetTimestamp();
        NowMs = nowMs;
        ClockMs = (ticks - _startTicks) / _ticksPerMs;
        return ticks;
    }

    /// <summary>What is wrong with a time stamp, as a <see cref="FaultKind"/>; null when nothing, or when the gateway's own time is not known.</summary>
    public string? JudgeTime(long timestampMs)
    {
        if (timestampMs <= NowMs + Options.MaximumAheadMs && timestampMs >= NowMs - Options.MaximumBehindMs)
        {
            return null;
        }

        if (!_isTimeKnown())
        {
            return null;
        }

        return timestampMs > NowMs ? FaultKind.TimestampAhead : FaultKind.TimestampAncient;
    }

    /// <summary>The time stamp of a message when it can be believed, else now.</summary>
    public long EventTime(bool hasTimestamp, long timestampMs) =>
        hasTimestamp && JudgeTime(timestampMs) is null ? timestampMs : NowMs;

    public void TellStages(in NodeEvent nodeEvent)
    {
        foreach (IRecordStage stage in Stages)
        {
            stage.OnNode(nodeEvent);
        }
    }

    /// <summary>Hands on what <see cref="Command"/> holds.</summary>
    public bool PublishCommand(string topic) =>
        !Command.IsOverflow && Link.Publish(topic, Command.Buffer.AsSpan(0, Command.Length), qos: 0, retain: false);
}
