using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>The gateway's alarms on itself: raised and returned by the tick alone, acknowledged and kept as any other.</summary>
public class GatewayAlarmTests
{
    private const string Id = "gateway/history-failing";

    private readonly ManualTimeProvider _time = new();
    private readonly FakeJournal _journal = new();
    private readonly FakeSink _sink = new();
    private readonly Disk _disk = new();

    [Fact]
    public void Is_raised_after_its_delay_seen_and_returned()
    {
        AlarmStage stage = Start();
        _disk.IsActive = true;
        RunFor(stage, 1_900);
        Assert.Empty(stage.Active);
        RunFor(stage, 200);
        ActiveAlarm alarm = Assert.Single(stage.Active);
        Assert.Equal((Id, AlarmPriority.High, AlarmState.UnacknowledgedActive), (alarm.AlarmId, alarm.Priority, alarm.State));
        Assert.Equal(_disk.Message, alarm.Message);
        stage.Acknowledge(Id, "operator");
        _disk.IsActive = false;
        RunFor(stage, 2_200);
        Assert.Empty(stage.Active);
        Assert.Equal(
            [AlarmTransitionKind.Raised, AlarmTransitionKind.Acknowledged, AlarmTransitionKind.Returned],
            _sink.Told.Select(transition => transition.Kind));
    }

    [Fact]
    public void A_failure_that_passes_at_once_is_no_alarm()
    {
        AlarmStage stage = Start();
        for (int i = 0; i < 10; i++)
        {
            _disk.IsActive = !_disk.IsActive;
            RunFor(stage, 1_000);
        }

        Assert.Empty(_sink.Told);
    }

    [Fact]
    public void Is_restored_after_a_restart_and_returns_when_the_disk_is_well()
    {
        _disk.IsActive = true;
        RunFor(Start(), 3_000);
        _disk.IsActive = false;
        AlarmStage stage = Start();
        Assert.Equal(Id, Assert.Single(stage.Active).AlarmId);
        RunFor(stage, 3_000);
        Assert.Equal(AlarmState.UnacknowledgedReturned, Assert.Single(stage.Active).State);
    }

    private AlarmStage Start()
    {
        var stage = new AlarmStage(
            Plant.Workshop([Plant.Point(0)], Plant.Alarm("a", Plant.Point(0))),
            new AlarmOptions(),
            _journal,
            [_sink],
            new AlarmMetrics(),
            _time,
            NullLogger<AlarmStage>.Instance,
            [_disk]);
        stage.Start([]);
        return stage;
    }

    private void RunFor(AlarmStage stage, int milliseconds)
    {
        for (int ms = 0; ms < milliseconds; ms += 100)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            stage.Tick(_time.NowMs);
        }
    }

    private sealed class Disk : IGatewayCondition
    {
        public string Id => GatewayAlarmTests.Id;

        public AlarmPriority Priority => AlarmPriority.High;

        public LocalizedText Message { get; } = new("磁盘已满", "disk full");

        public int DelayMs => 2_000;

        public bool IsActive { get; set; }
    }
}
