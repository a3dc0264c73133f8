using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Gpio;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Control.Tests;

public sealed class ControlTests : IDisposable
{
    private const int Red = 2;
    private const int Siren = 3;
    private const int Fan = 4;
    private const int Green = 5;

    private const string File = """
        workshop: W1
        areas: [{ id: A1, equipment: [{ id: hall }] }]
        nodes:
          - id: N1
            buses: [{ id: ai, kind: adc, channel: 0, shunt: 150 }]
            devices:
              - { id: s, part: smoke420, bus: ai, high: 2, equipment: A1/hall, points: [{ metric: optical-density, period: 100ms }] }
        alarms:
          - { id: fire, point: A1/hall/optical-density, kind: high, limit: 0.2, priority: critical }
          - { id: haze, point: A1/hall/optical-density, kind: high, limit: 0.1, priority: medium }
        outputs:
          - { id: red, pin: 2, safe: off, kind: lamp }
          - { id: siren, pin: 3, safe: off, kind: siren }
          - { id: fan, pin: 4, active: low, safe: on, kind: contactor }
          - { id: green, pin: 5, safe: off, kind: lamp }
        interlocks:
          - { id: i1, when: { priority: medium }, drive: red, mode: flash-until-acknowledged }
          - { id: i2, when: { alarms: [fire] }, drive: siren }
          - { id: i3, when: { alarms: [fire, haze] }, drive: fan }
          - { id: i4, when: { none-of-priority: medium }, drive: green }
        """;

    private readonly MemoryPins _pins = new();
    private readonly ControlStage _stage;

    public ControlTests()
    {
        WorkshopReadResult workshop = WorkshopReader.Read(File, "w.yaml");
        Assert.Empty(workshop.Faults);
        _stage = new ControlStage(workshop.Model!, _pins, new ControlOptions(), NullLogger<ControlStage>.Instance);
        _stage.Start();
    }

    public void Dispose() => _pins.Dispose();

    [Fact]
    public void Outputs_start_safe_and_go_back_to_safe()
    {
        Expect(red: false, siren: false, fan: true);
        Raise("fire");
        Expect(red: true, siren: true, fan: true);
        _stage.DriveSafeStates();
        Expect(red: false, siren: false, fan: true);
        // After a stop nothing is driven any more, whatever still arrives.
        Raise("haze");
        Expect(red: false, siren: false, fan: true);
    }

    [Fact]
    public void Green_is_on_while_nothing_is_active_or_waits_for_an_acknowledgement()
    {
        Assert.False(_pins.Levels[Green]);
        _stage.Tick(500);
        Assert.True(_pins.Levels[Green]);
        Raise("haze");
        Assert.False(_pins.Levels[Green]);
        Send("haze", AlarmTransitionKind.Returned, AlarmState.UnacknowledgedReturned);
        Assert.False(_pins.Levels[Green]);
        Send("haze", AlarmTransitionKind.Acknowledged, AlarmState.Normal);
        Assert.True(_pins.Levels[Green]);
        _stage.DriveSafeStates();
        Assert.False(_pins.Levels[Green]);
    }

    [Fact]
    public void Lamp_flashes_until_acknowledged_then_stays_until_the_alarm_returns()
    {
        _stage.Tick(500);
        Raise("haze");
        // Lit at once, even in the dark half of the period.
        Expect(red: true, siren: false, fan: true);
        _stage.Tick(1000);
        Assert.True(_pins.Levels[Red]);
        _stage.Tick(1500);
        Assert.False(_pins.Levels[Red]);
        Send("haze", AlarmTransitionKind.Acknowledged, AlarmState.AcknowledgedActive);
        Assert.True(_pins.Levels[Red]);
        _stage.Tick(1500);
        Assert.True(_pins.Levels[Red]);
        Send("haze", AlarmTransitionKind.Returned, AlarmState.Normal);
        // The fan follows its alarms once any has driven it: off when none is active, not back to its safe state.
        Expect(red: false, siren: false, fan: false);
    }

    [Fact]
    public void An_alarm_that_returned_unacknowledged_still_flashes()
    {
        Raise("haze");
        Send("haze", AlarmTransitionKind.Returned, AlarmState.UnacknowledgedReturned);
        _stage.Tick(0);
        Assert.True(_pins.Levels[Red]);
        Send("haze", AlarmTransitionKind.Acknowledged, AlarmState.Normal);
        Assert.False(_pins.Levels[Red]);
    }

    [Fact]
    public void Silence_mutes_the_siren_only_and_only_until_the_next_alarm()
    {
        Raise("fire");
        _stage.Silence("operator");
        Assert.True(_pins.Levels[Siren]);
        _stage.Tick(0);
        Assert.False(_pins.Levels[Siren]);
        Assert.True(_pins.Levels[Red]);
        Assert.True(_stage.Outputs[1].IsSilenced);
        Raise("haze");
        Assert.True(_pins.Levels[Siren]);
        Assert.False(_stage.Outputs[1].IsSilenced);
    }

    [Fact]
    public void Replayed_transitions_drive_nothing_and_restored_ones_do()
    {
        Send("fire", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, isReplay: true);
        Assert.False(_pins.Levels[Siren]);
        Send("fire", AlarmTransitionKind.Restored, AlarmState.AcknowledgedActive);
        Assert.True(_pins.Levels[Siren]);
        Assert.True(_pins.Levels[Red]);
        Send("unknown", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_counted_states_agree_with_a_look_at_all_alarms(int seed)
    {
        var random = new Random(seed);
        var states = new Dictionary<string, AlarmState> { ["fire"] = AlarmState.Normal, ["haze"] = AlarmState.Normal };
        _stage.Tick(0);
        for (int step = 0; step < 500; step++)
        {
            string alarm = random.Next(2) == 0 ? "fire" : "haze";
            states[alarm] = (AlarmState)random.Next(4);
            Send(alarm, AlarmTransitionKind.Acknowledged, states[alarm]);
            bool fire = states["fire"] is AlarmState.UnacknowledgedActive or AlarmState.AcknowledgedActive;
            Assert.Equal(fire, _pins.Levels[Siren]);
            Assert.Equal(states.Values.Any(state => state != AlarmState.Normal), _pins.Levels[Red]);
        }
    }

    private void Raise(string alarm) => Send(alarm, AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive);

    private void Send(string alarm, AlarmTransitionKind kind, AlarmState state, bool isReplay = false) =>
        _stage.OnTransition(new AlarmTransition(alarm, kind, state, AlarmPriority.Critical, 0, 0, default, null, isReplay, null));

    private void Expect(bool red, bool siren, bool fan)
    {
        Assert.Equal((red, siren), (_pins.Levels[Red], _pins.Levels[Siren]));
        // The fan is wired active low.
        Assert.Equal(fan, !_pins.Levels[Fan]);
        Assert.Equal([red, siren, fan], _stage.Outputs.Take(3).Select(output => output.IsOn));
    }
}
