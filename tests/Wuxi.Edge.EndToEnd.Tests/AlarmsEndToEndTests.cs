using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>From the volts of the smoke transmitter to the siren's pin, in virtual time.</summary>
public class AlarmsEndToEndTests
{
    private const int Siren = 17;

    private const string Fire = "{ model: steps, steps: [{ at: 0s, value: 0.02 }, { at: 2min, value: 0.8 }, { at: 8min, value: 0.02 }] }";

    [Fact]
    public void Smoke_sounds_the_siren_and_its_end_silences_it()
    {
        using var run = new VirtualRuns(ScenarioTexts.Workshop(), ScenarioTexts.Scenario(Fire));

        run.RunAndDrain(TimeSpan.FromMinutes(10));

        Assert.Equal([(Siren, true), (Siren, false)], run.Pins.Select(change => (change.Pin, change.IsHigh)));
        Assert.InRange(run.Pins[0].AtMs, 120_000, 120_300);
        Assert.InRange(run.Pins[1].AtMs, 480_000, 480_300);
        Assert.Equal(["smoke Raised", "smoke Returned"], run.Journal.Select(entry => $"{entry.Alarm} {entry.Kind}"));
    }

    [Fact]
    public void An_alarm_that_arose_while_the_gateway_was_down_has_its_original_time()
    {
        using var run = new VirtualRuns(
            ScenarioTexts.Workshop(), ScenarioTexts.Scenario(Fire, "{ at: 1min, for: 4min, kind: gateway-kill }"));

        run.RunAndDrain(TimeSpan.FromMinutes(7));

        // The siren sounds when the gateway is back; the journal knows when it began.
        Assert.Contains(run.Pins, change => change.Pin == Siren && change.IsHigh && change.AtMs is > 300_000 and < 360_000);
        Assert.Contains(run.Journal, entry => entry.Alarm == "smoke" && entry.SinceMs is >= 120_000 and <= 120_300);
        var active = (IAlarmService)run.Session.Gateway.Services.GetService(typeof(IAlarmService))!;
        ActiveAlarm alarm = Assert.Single(active.Active, alarm => alarm.AlarmId == "smoke");
        Assert.InRange(alarm.ActiveSinceMs - run.Start.ToUnixTimeMilliseconds(), 120_000, 120_300);
    }

    [Fact]
    public void An_alarm_that_came_and_went_while_the_gateway_was_down_is_in_the_journal_and_drives_nothing()
    {
        using var run = new VirtualRuns(
            ScenarioTexts.Workshop(), ScenarioTexts.Scenario(Fire, "{ at: 1min, for: 9min, kind: gateway-kill }"));

        run.RunAndDrain(TimeSpan.FromMinutes(15));

        Assert.DoesNotContain(run.Pins, change => change.Pin == Siren && change.IsHigh);
        Assert.Contains(run.Journal, entry => entry.Alarm == "smoke" && entry.Kind == AlarmTransitionKind.Raised && entry.AtMs is >= 120_000 and <= 120_300);
        Assert.Contains(run.Journal, entry => entry.Alarm == "smoke" && entry.Kind == AlarmTransitionKind.Returned && entry.AtMs is >= 480_000 and <= 480_300);
    }

    [Theory]
    [InlineData("loop-open", BadReason.LoopUnderrange)]
    [InlineData("loop-short", BadReason.LoopOverrange)]
    public void A_broken_loop_is_a_fault_and_not_clean_air(string fault, BadReason reason)
    {
        using var run = new VirtualRuns(
            ScenarioTexts.Workshop(),
            ScenarioTexts.Scenario("{ model: constant, value: 0.02 }", $"{{ at: 1min, for: 1min, kind: {fault}, node: N001, device: smoke-1 }}"));

        run.RunAndDrain(TimeSpan.FromMinutes(3));

        Assert.Equal(["smoke-bad Raised", "smoke-bad Returned"], run.Journal.Select(entry => $"{entry.Alarm} {entry.Kind}"));
        Reading bad = run.History.ReadRange("A1/hall/smoke", 0, long.MaxValue).First(reading => reading.Quality == Quality.Bad);
        Assert.Equal((reason, ValueKind.None), (bad.Reason, bad.Value.Kind));
    }

    [MeasuredTheory]
    [InlineData("NIST_Smoke_Alarms_SDC02.csv")]
    [InlineData("NIST_Smoke_Alarms_SDC05.csv")]
    [InlineData("NIST_Smoke_Alarms_SDC07.csv")]
    [InlineData("NIST_Smoke_Alarms_SDC10.csv")]
    public void A_real_fire_raises_the_alarm_and_the_siren(string file)
    {
        string signal = $"{{ recording: nist_smoke_alarms/{file}, time: TIME, column: SMB_1 }}";
        using var run = new VirtualRuns(ScenarioTexts.Workshop(), ScenarioTexts.Scenario(signal), dataFolder: Repository.MeasuredData);

        run.RunAndDrain(TimeSpan.FromMinutes(10));

        Assert.Contains(run.Journal, entry => entry.Alarm == "smoke" && entry.Kind == AlarmTransitionKind.Raised);
        Assert.Contains(run.Pins, change => change.Pin == Siren && change.IsHigh);
    }

    /// <summary>
    /// Ordinary days of a room. The recording has no smoke; its CO2, which follows the people in the room, stands in for what
    /// they stir up: 400 to 2000 ppm become 0.01 to 0.05 1/m, far below smoke, as a fire-free day must stay.
    /// </summary>
    [MeasuredTheory]
    [InlineData("datatest.txt")]
    [InlineData("datatraining.txt")]
    public void Ordinary_days_raise_no_alarm(string file)
    {
        // The header has no name for the row numbers, so every name stands one column to the left of its values:
        // "Humidity" names the temperatures, "HumidityRatio" the CO2, "Temperature" the times.
        string signal = $"{{ recording: occupancy/{file}, time: Temperature, column: HumidityRatio, scale: 0.000025 }}";
        using var run = new VirtualRuns(ScenarioTexts.Workshop(1000), ScenarioTexts.Scenario(signal), dataFolder: Repository.MeasuredData);

        var summary = run.RunAndDrain(TimeSpan.FromHours(40));

        Assert.Empty(run.Journal);
        Assert.Empty(run.Pins);
        Assert.True(summary.IsComplete, summary.ToText());
        Assert.True(summary.RecordsTaken > 10_000, summary.ToText());
    }
}
