using System.Globalization;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>A contact through the whole node: which records come of its changes, and when it is bad.</summary>
public class ContactTests
{
    private const long StartMs = 1_000_000;

    public static TheoryData<string> Cases => SensorCase.Names("contact");

    /// <summary>
    /// Lines <c>change ms level [lost]</c>, <c>fail from to</c>, <c>chatter from to</c> play the input, <c>until</c> ends it; each <c>record</c> is one that
    /// must be sent: ms, state, activations.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_the_records_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("contact", name);
        var rig = new NodeRig(Settings(test.Text("active"), test.Find("period") ?? "1000")) { IsConfirming = true };
        FakeContactInput input = rig.Buses.Contacts[39];
        rig.HostOnline();
        rig.Run(StartMs);
        int known = rig.Data.Count();
        long start = rig.Clock.UptimeMs;
        long utcAtStart = rig.Clock.UtcMs;
        long until = long.Parse(test.Text("until"), CultureInfo.InvariantCulture);
        for (long ms = 0; ms < until; ms += 10)
        {
            foreach (string[] change in test.All("change").Where(change => long.Parse(change[0], CultureInfo.InvariantCulture) == ms))
            {
                input.Change(int.Parse(change[1], CultureInfo.InvariantCulture), start + ms, change.Length > 2);
            }

            input.Bounces += IsWithin(test, "chatter", ms) ? 3 : 0;
            int level = input.Level;
            input.Level = IsWithin(test, "fail", ms) ? -1 : level;
            rig.Run(10);
            input.Level = level;
        }

        string[] records = [.. rig.Data.Skip(known).Select(message => Row(message, utcAtStart))];
        Assert.Equal(test.All("record").Select(words => string.Join(' ', words)), records);
    }

    [Fact]
    public void An_input_that_is_not_there_makes_its_points_bad_and_the_device_dead()
    {
        var rig = new NodeRig(Settings("low", "1000"), missing: ["pin39"]) { IsConfirming = true };
        rig.HostOnline();
        rig.Run(90_000);
        Assert.All(rig.Data.SelectMany(message => message.Metrics.Skip(1)), metric => Assert.Equal(ReasonCode.InputFailure, metric.Reason));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath);
    }

    [Fact]
    public void Random_changes_are_all_recorded_once_in_order_of_time_with_their_instants()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var rig = new NodeRig(Settings("low", "100")) { IsConfirming = true };
            FakeContactInput input = rig.Buses.Contacts[39];
            rig.HostOnline();
            rig.Run(StartMs);
            int known = rig.Data.Count();
            long utcAtStart = rig.Clock.UtcMs;
            var expected = new List<string>();
            int level = 1;
            long at = 0;
            for (int i = 0; i < 200; i++)
            {
                // The driver knows of a change when its debounce time is over.
                int step = random.Next(21, 400);
                rig.Run(step);
                at += step;
                level = 1 - level;
                input.Change(level, rig.Clock.UptimeMs - 20);
                expected.Add($"{at - 20} {1 - level}" + (level == 0 ? $" {(i / 2) + 1}" : ""));
            }

            rig.Run(100);
            string[] records = [.. rig.Data.Skip(known).Select(message => Row(message, utcAtStart))];
            Assert.Equal(expected, records);
        }
    }

    private static bool IsWithin(SensorCase test, string word, long ms) => test.All(word).Any(span =>
        ms >= long.Parse(span[0], CultureInfo.InvariantCulture) && ms < long.Parse(span[1], CultureInfo.InvariantCulture));

    private static string Row(SentMessage message, long utcAtStart)
    {
        var values = message.Metrics.Skip(1).Select(metric =>
            !metric.IsNull ? Convert.ToString(metric.Value, CultureInfo.InvariantCulture) : SensorCase.Describe(metric.Reason, 0));
        return $"{message.Metrics[1].TimestampMs - utcAtStart} {string.Join(' ', values)}";
    }

    private static string Settings(string active, string period) => NodeRig.Head +
        $"bus di-1 digital pin=39 debounce=20000 active={active}\n" +
        "device lamp-1 contact bus=di-1 timeout=60000\n" +
        $"point lamp-1 state unit=1 resolution=1 period={period} deadband=0 silent=3600000\n" +
        $"point lamp-1 activations unit=1 resolution=1 period={period} deadband=0 silent=3600000\n";
}
