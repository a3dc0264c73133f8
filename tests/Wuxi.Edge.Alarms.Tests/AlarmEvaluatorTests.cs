using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>Timing tables: at t, value v, then state s.</summary>
public sealed class AlarmEvaluatorTests
{
    private const string Normal = "N";
    private const string Active = "UA";
    private const string Acknowledged = "AA";
    private const string Returned = "UR";

    [Fact]
    public void High_alarm_raises_at_the_limit_and_returns_below_the_deadband() => Table(
        Plant.Alarm("a", Plant.Point(0), AlarmKind.High, limit: 10, deadband: 2),
        (0, "9.9", Normal), (100, "10", Active), (200, "9", Active), (300, "8", Active), (400, "7.9", Returned),
        (500, "9.9", Returned), (600, "10.1", Active));

    [Fact]
    public void Low_alarm_is_its_mirror() => Table(
        Plant.Alarm("a", Plant.Point(0), AlarmKind.LowLow, limit: 10, deadband: 2),
        (0, "10.1", Normal), (100, "10", Active), (200, "12", Active), (300, "12.1", Returned), (400, "11", Returned));

    [Fact]
    public void Without_deadband_the_limit_itself_is_active_and_less_is_not() => Table(
        Plant.Alarm("a", Plant.Point(0), AlarmKind.HighHigh, limit: 10, deadband: 0),
        (0, "10", Active), (100, "9.999", Returned), (200, "10", Active));

    [Fact]
    public void On_delay_needs_the_condition_without_a_break() => Table(
        Plant.Alarm("a", Plant.Point(0), deadband: 2, onDelayMs: 500),
        (0, "11", Normal), (400, "9.5", Normal), (500, "11", Normal), (900, "tick", Normal), (999, "12", Normal), (1000, "tick", Active));

    [Fact]
    public void On_delay_that_ran_out_before_the_next_reading_raises_and_returns() => Table(
        Plant.Alarm("a", Plant.Point(0), onDelayMs: 500),
        (0, "11", Normal), (600, "5", Returned));

    [Fact]
    public void Off_delay_is_cancelled_by_a_value_within_the_deadband() => Table(
        Plant.Alarm("a", Plant.Point(0), deadband: 2, offDelayMs: 500),
        (0, "11", Active), (100, "5", Active), (500, "9", Active), (700, "5", Active), (1100, "tick", Active), (1200, "tick", Returned));

    [Fact]
    public void Bad_quality_never_clears_a_limit_alarm_and_restarts_its_delays() => Table(
        Plant.Alarm("a", Plant.Point(0), onDelayMs: 500, offDelayMs: 500),
        (0, "11", Normal), (400, "bad", Normal), (600, "tick", Normal), (700, "11", Normal), (1200, "tick", Active),
        (1300, "5", Active), (1400, "bad", Active), (9000, "tick", Active), (9100, "5", Active), (9600, "tick", Returned));

    [Fact]
    public void Bad_alarm_follows_the_quality() => Table(
        Plant.Alarm("a", Plant.Point(0), AlarmKind.Bad, offDelayMs: 200),
        (0, "11", Normal), (100, "bad", Active), (200, "bad", Active), (300, "0", Active), (500, "tick", Returned));

    [Fact]
    public void Not_a_number_with_good_quality_counts_as_bad()
    {
        Table(Plant.Alarm("a", Plant.Point(0), AlarmKind.Bad), (0, "NaN", Active), (100, "1", Returned));
        Table(Plant.Alarm("a", Plant.Point(0)), (0, "11", Active), (100, "NaN", Active), (200, "Infinity", Active));
    }

    [Fact]
    public void Acknowledgement_walks_the_four_states()
    {
        Table(Plant.Alarm("a", Plant.Point(0)), (0, "ack", Normal), (0, "11", Active), (100, "ack", Acknowledged), (200, "ack", Acknowledged), (300, "5", Normal));
        Table(Plant.Alarm("a", Plant.Point(0)), (0, "11", Active), (100, "5", Returned), (200, "ack", Normal));
        Table(Plant.Alarm("a", Plant.Point(0)), (0, "11", Active), (100, "ack", Acknowledged), (200, "5", Normal), (300, "11", Active));
    }

    [Fact]
    public void Delays_count_from_the_time_stamps_and_the_transition_bears_the_time_they_ran_out()
    {
        var alarm = new AlarmEvaluator(Plant.Alarm("a", Plant.Point(0), onDelayMs: 500));
        var into = new List<AlarmTransition>();
        alarm.Observe(Observation(alarm.Definition, 1_000, "11"), 1_000, into);
        Assert.Equal(1_500, alarm.DueClockMs);
        alarm.Tick(1_730, 1_730, into);

        AlarmTransition raised = Assert.Single(into);
        Assert.Equal((AlarmTransitionKind.Raised, 1_500L, 1_500L), (raised.Kind, raised.TimestampMs, raised.ActiveSinceMs));
        Assert.Equal(1_730, alarm.RaisedMs);
        Assert.Equal(11.0, raised.Value.Number);
    }

    [Fact]
    public void A_late_reading_does_not_end_an_alarm_before_it_began()
    {
        var alarm = new AlarmEvaluator(Plant.Alarm("a", Plant.Point(0), onDelayMs: 500));
        var into = new List<AlarmTransition>();
        alarm.Observe(Observation(alarm.Definition, 1_000, "11"), 1_000, into);
        alarm.Tick(1_500, 1_500, into);
        alarm.Observe(Observation(alarm.Definition, 1_490, "5"), 1_510, into);

        Assert.Equal([1_500L, 1_500L], into.Select(transition => transition.TimestampMs));
    }

    private static void Table(AlarmDefinition definition, params (long Ms, string Input, string State)[] rows)
    {
        var alarm = new AlarmEvaluator(definition);
        var into = new List<AlarmTransition>();
        foreach ((long ms, string input, string state) in rows)
        {
            switch (input)
            {
                case "tick":
                    alarm.Tick(ms, ms, into);
                    break;
                case "ack":
                    alarm.Acknowledge("op", ms, into);
                    break;
                default:
                    alarm.Observe(Observation(definition, ms, input), ms, into);
                    break;
            }

            Assert.True(state == Short(alarm.State), $"at {ms} after {input}: {alarm.State}, expected {state}");
        }

        Assert.Equal(into.Count > 0 ? into[^1].State : AlarmState.Normal, alarm.State);
    }

    private static string Short(AlarmState state) => state switch
    {
        AlarmState.UnacknowledgedActive => Active,
        AlarmState.AcknowledgedActive => Acknowledged,
        AlarmState.UnacknowledgedReturned => Returned,
        _ => Normal,
    };

    private static AlarmObservation Observation(AlarmDefinition definition, long ms, string input)
    {
        Reading reading = input == "bad" ? Plant.Bad(0, ms) : Plant.Good(0, ms, double.Parse(input, System.Globalization.CultureInfo.InvariantCulture));
        return new AlarmObservation(ReadingClassifier.Classify(definition, reading), ms, reading.Value, null, ms);
    }
}
