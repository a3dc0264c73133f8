using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Emulator.Signals.Recordings;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>What was recorded, through instruments, buses and firmware, as it reaches the broker.</summary>
public class RecordingReplayTests
{
    private const string Replay = """
        scenario: replay
        workshop: outage.workshop.yaml
        nodes:
          - node: N001
            devices:
              - device: smoke-1
                signals:
                  optical-density: { recording: smouldering-fire.csv, time: TIME, column: smoke 1/m }
          - node: N002
            devices:
              - device: dust-1
                signals:
                  pm2_5: { recording: grinding-shift.csv, time: Zeit, column: "PM2,5", repeat: true }
        """;

    private static readonly string Recordings = Path.Combine(Repository.Root, "tests", "recordings");

    [Fact]
    public void A_recorded_fire_arrives_as_it_was_and_in_time()
    {
        Recording fire = Read("smouldering-fire.csv", "TIME", "smoke 1/m");
        Assert.Equal(6, fire.MissingCells);
        var recorded = new RecordingSignal(fire, 1, 0, 0, false, RecordingInterpolation.Hold);
        (TestGateway gateway, long startMs) = Run(TimeSpan.FromMinutes(10));
        var smoke = gateway.Readings.Where(reading => reading.Device == "N001/smoke-1").ToArray();
        Assert.True(smoke.Length > 80);

        // One step of the converter is 3.3 V / 4095 over 150 ohm, of a span of 16 mA for 2 1/m.
        const double Step = 3.3 / 4095 / 150 * 1000 / 16 * 2;
        Assert.All(smoke, reading =>
        {
            // A reading is the mean of the 20 ms before it, in which the recording may step.
            double[] there = [.. Enumerable.Range(0, 21).Select(back => recorded.At(reading.TimestampMs - startMs - back))];
            Assert.InRange(reading.Value!.Value, there.Min() - (0.6 * Step), there.Max() + (0.6 * Step));
        });

        int crossing = Enumerable.Range(0, fire.Values.Count).First(row => fire.Values[row] >= 0.15);
        Assert.InRange(
            smoke.First(reading => reading.Value >= 0.15).TimestampMs - startMs, fire.TimesMs[crossing], fire.TimesMs[crossing] + 100);
    }

    [Fact]
    public void Recorded_dust_arrives_in_whole_micrograms_and_begins_again_at_its_end()
    {
        Recording dust = Read("grinding-shift.csv", "Zeit", "PM2,5");
        Assert.Equal(1, dust.MissingCells);
        (TestGateway gateway, long startMs) = Run(TimeSpan.FromMinutes(30));
        var recorded = new RecordingSignal(dust, 1, 0, 0, true, RecordingInterpolation.Hold);
        var readings = gateway.Readings.Where(reading => reading.Device == "N002/dust-1").ToArray();
        Assert.True(readings.Length > 50);
        Assert.Contains(readings, reading => reading.TimestampMs - startMs > dust.TimesMs[^1] + 60_000);
        Assert.All(readings, reading =>
        {
            // The frame was formed at most some seconds before the node sampled it.
            long sampledMs = reading.TimestampMs - startMs;
            Assert.Contains(
                Enumerable.Range(0, 30).Select(back => Math.Round(recorded.At(sampledMs - (back * 100)), MidpointRounding.AwayFromZero)),
                value => value == reading.Value);
        });
    }

    private static (TestGateway Gateway, long StartMs) Run(TimeSpan duration)
    {
        ScenarioReadResult result = ScenarioReader.Read(
            Replay, "replay.scenario.yaml", new ScenarioFolders(Path.Combine(AppContext.BaseDirectory, "Ready"), Recordings));
        Assert.Empty(result.Faults);
        using var run = new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = 4 });
        var gateway = new TestGateway(run);
        run.RunUntil(duration);
        return (gateway, run.Workshop.Time.StartUtcMs);
    }

    private static Recording Read(string file, string time, string column) =>
        Recording.Take(CsvReader.Read(File.ReadAllText(Path.Combine(Recordings, file))), time, 1, column, out _)!;
}
