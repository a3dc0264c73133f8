using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Current clamps: what is made of a window, and when a machine runs.</summary>
public class ClampTests
{
    public static TheoryData<string> ClampCases => SensorCase.Names("ct-clamp");

    public static TheoryData<string> RunCases => SensorCase.Names("ct-run");

    [Theory]
    [MemberData(nameof(ClampCases))]
    public void A_window_gives_what_its_case_expects(string name)
    {
        SensorCase test = SensorCase.Read("ct-clamp", name);
        (Sensor clamp, FakeWaveInput waves) = Clamp(test.Text("bus"), test.Text("options"));
        waves.ActivePower = test.Number("power", 0);
        waves.ApparentPower = test.Number("apparent", 0);
        waves.Hertz = test.Number("hertz", 0);
        waves.Clipped = (long)test.Number("clipped", 0);
        waves.Put(1000, Numbers(test.Text("rms")), test.Find("means") is { } means ? Numbers(means) : null);
        clamp.Begin(1050);
        Assert.True(clamp.IsDone);
        Assert.Equal(1000, clamp.InstantMs);
        foreach ((string metric, string result) in test.Expectations)
        {
            int i = Array.IndexOf(ClampMetrics.Names, metric);
            Assert.Equal($"{metric} {result}", $"{metric} {SensorCase.Describe(clamp.Reason(i), Math.Round(clamp.Value(i), 9))}");
        }
    }

    /// <summary>Lines <c>step s A</c>, <c>bias from to V</c> and <c>silent from to</c> play the clamp; each <c>record</c> is a change of the state: ms, state.</summary>
    [Theory]
    [MemberData(nameof(RunCases))]
    public void A_case_gives_the_states_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("ct-run", name);
        var rig = new NodeRig(RunSettings(test.Text("options"))) { IsConfirming = true };
        rig.HostOnline();
        FakeWaveInput waves = rig.Buses.Waves[0];
        long startMs = rig.Clock.UtcMs - rig.Clock.UptimeMs;
        int until = (int)test.Number("until", 0);
        for (int second = 1; second <= until; second++)
        {
            rig.Run((second * 1000L) - rig.Clock.UptimeMs);
            if (test.All("silent").Any(span => Within(span, second)))
            {
                continue;
            }

            double amperes = test.All("step").Where(step => Parse(step[0]) < second).Select(step => Parse(step[1])).Last();
            double bias = test.All("bias").Where(span => Within(span, second)).Select(span => Parse(span[2])).FirstOrDefault();
            waves.Put(rig.Clock.UptimeMs, [amperes], [bias]);
        }

        rig.Run(1);
        var rows = new List<string>();
        foreach (SentMetric metric in rig.Data.SelectMany(message => message.Metrics.Skip(1)))
        {
            string state = metric.IsNull ? SensorCase.Describe(metric.Reason, 0) : Convert.ToString(metric.Value, CultureInfo.InvariantCulture)!;
            if (rows.Count == 0 || rows[^1].Split(' ')[1] != state)
            {
                rows.Add($"{metric.TimestampMs - startMs} {state}");
            }
        }

        if (test.Find("first") is { } first)
        {
            Assert.EndsWith(" " + first, rows[0], StringComparison.Ordinal);
        }

        Assert.Equal(test.All("record").Select(words => string.Join(' ', words)), rows.Skip(1));
    }

    [Fact]
    public void The_run_state_is_what_a_search_of_the_whole_history_says()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var options = new CtRunOptions { RunAbove = 5, IdleBelow = 2, DelayMs = random.Next(0, 6) * 1000 };
            var state = new RunState(options);
            var history = new List<double>();
            int expected = -1;
            for (int second = 0; second < 300; second++)
            {
                history.Add(history.Count > 0 && random.Next(4) > 0 ? history[^1] : random.Next(0, 8));
                state.Observe(history[^1], second * 1000L);
                expected = Search(history, expected, options.DelayMs / 1000);
                Assert.Equal(expected, state.State);
            }
        }

        // At first the first clear word; then the other word, said by every window of the delay.
        static int Search(List<double> history, int before, int delay)
        {
            int last = Said(history[^1]);
            if (before < 0)
            {
                return last;
            }

            bool hasLasted = history.Count > delay && history.TakeLast(delay + 1).All(amperes => Said(amperes) == last);
            return last >= 0 && last != before && hasLasted ? last : before;
        }

        static int Said(double amperes) => amperes >= 5 ? 1 : amperes <= 2 ? 0 : -1;
    }

    [Fact]
    public void Energy_adds_up_over_windows_that_were_lost_and_not_over_bad_ones()
    {
        (Sensor clamp, FakeWaveInput waves) = Clamp("current=0 voltage=1", "ratio=30 voltage-ratio=400");
        (waves.ActivePower, waves.ApparentPower, waves.Hertz) = (0.3, 0.3, 50); // 3.6 kW: 0.001 kWh a second
        foreach ((long second, double mean) in new[] { (1, 0.0), (2, 0), (3, 0), (7, 0), (8, -1.6), (9, -1.6), (10, 0), (100, 0) })
        {
            waves.Put(second * 1000, [0.4, 0.5], [mean, 0]);
            clamp.Tick(second * 1000);
        }

        clamp.Begin(100_000);

        // 2 s, 4 s with the lost ones, nothing while the clamp was bad, 1 s after it, and of 90 s no more than 15.
        Assert.Equal(0.022, clamp.Value(ClampMetrics.ActiveEnergy), 9);
    }

    [Theory]
    [InlineData("", "ratio=30 voltage-ratio=400", "voltage-ratio=, and no voltage at bus=ac-1")]
    [InlineData(" voltage=1", "ratio=30", "no voltage-ratio=, and a voltage at bus=ac-1")]
    [InlineData(" voltage=1 current-b=2", "ratio=30", "voltage= with more than one current")]
    [InlineData(" current-c=2", "ratio=30", "current-c= without current-b=")]
    [InlineData(" current-b=0", "ratio=30", "channel 0 a second time")]
    [InlineData(" current-b=5", "ratio=30", "channel 5 a second time")]
    [InlineData("", "ratio=0", "ratio=0")]
    [InlineData("", "burden=10", "no ratio=")]
    [InlineData("", "ratio=30 nominal=20", "nominal=20")]
    public void Wrong_settings_are_refused_with_what_was_found(string channels, string options, string found)
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(
            NodeRig.Head + "bus ai-1 adc channel=5 reference=3300 shunt=150\n" +
            $"bus ac-1 ac current=0{channels} reference=3300 bias=1650\ndevice m ct-clamp bus=ac-1 {options} timeout=30000\n"));
        Assert.Contains(found, string.Join('\n', parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_state_without_hysteresis_is_refused()
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(RunSettings("run-above=5 idle-below=5")));
        Assert.Null(parser.Parse(RunSettings("run-above=5 idle-below=2").Replace("ac current=0", "ac current=0 current-b=1", StringComparison.Ordinal)));
        Assert.NotNull(parser.Parse(RunSettings("run-above=5 idle-below=2")));
    }

    [Fact]
    public void An_input_that_is_not_there_makes_its_points_bad_and_the_device_dead()
    {
        var rig = new NodeRig(RunSettings("run-above=5 idle-below=2"), missing: ["adc0"]) { IsConfirming = true };
        rig.HostOnline();
        rig.Run(90_000);
        Assert.All(rig.Data.SelectMany(message => message.Metrics.Skip(1)), metric => Assert.Equal(ReasonCode.InputFailure, metric.Reason));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath);
    }

    private static bool Within(string[] span, int second) => second > Parse(span[0]) && second <= Parse(span[1]);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text)
    {
        double[] numbers = [0, 0, 0, 0];
        Array.ConvertAll(text.Split(' '), Parse).CopyTo(numbers, 0);
        return numbers;
    }

    private static string RunSettings(string options) => NodeRig.Head +
        "bus ac-1 ac current=0 reference=3300 bias=1650\n" +
        $"device run-1 ct-run bus=ac-1 ratio=1 {options} timeout=60000\n" +
        "point run-1 state unit=1 resolution=1 period=1000 deadband=0 silent=3600000\n";

    private static (Sensor Clamp, FakeWaveInput Waves) Clamp(string channels, string options)
    {
        DeviceSettings device = NodeRig.Parse(
            NodeRig.Head + $"bus ac-1 ac {channels} reference=3300 bias=1650\ndevice m ct-clamp bus=ac-1 {options} timeout=30000\n").Devices[0];
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        Sensor clamp = device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0);
        return (clamp, buses.Waves[0]);
    }
}
