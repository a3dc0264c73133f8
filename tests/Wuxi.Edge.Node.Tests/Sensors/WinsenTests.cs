using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The Winsen modules: the one that is asked (MH-Z19) and the one that uploads (ZE07-CO), with right and wrong frames.</summary>
public class WinsenTests
{
    private const string Monoxide = "FF 04 03 01 00 25 13 88 38";
    private static readonly byte[] Dioxide = [0xFF, 0x86, 0x02, 0x7C, 0x42, 0, 0, 0, 0xBA];

    public static TheoryData<string> Cases => SensorCase.Names("winsen");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("winsen", name);
        if (test.Text("part") == "mh-z19")
        {
            Asked(test.Number("range", 5000)).Run(test);
        }
        else
        {
            Uploading().Run(test);
        }
    }

    [Fact]
    public void A_damaged_upload_is_never_a_value() => ListenerBench.AssertDamageIsNoValue(() => Uploading(), Monoxide);

    [Fact]
    public void A_damaged_answer_is_never_a_value()
    {
        foreach ((string damage, byte[] bytes) in AskerBench.Damaged(Dioxide))
        {
            AskerBench bench = Asked();
            bench.Answer = _ => bytes;
            Assert.True(bench.Read()[0] is "Corrupt" or "Timeout", damage);
            Assert.True(bench.Sensor.IsFailing);
        }
    }

    [Fact]
    public void A_mute_module_costs_two_timeouts_and_its_value_is_gone()
    {
        AskerBench bench = Asked();
        bench.Answer = _ => Dioxide;
        Assert.Equal(["636"], bench.Read());
        Assert.False(bench.Sensor.IsFailing);
        bench.Answer = _ => null;
        long beforeMs = bench.Clock.UptimeMs;
        Assert.Equal(["Timeout"], bench.Read());
        Assert.InRange(bench.Clock.UptimeMs - beforeMs, 1_000, 1_200);
        Assert.True(bench.Sensor.IsFailing);
        Assert.Equal(3, bench.Requests.Count);
    }

    [Fact]
    public void An_answer_to_an_earlier_question_is_no_value_of_now()
    {
        AskerBench bench = Asked();
        Assert.Equal(["Timeout"], bench.Read());
        bench.Feed(Dioxide);
        bench.Rest(1_000);
        Assert.Equal(["Timeout"], bench.Read());
    }

    [Fact]
    public void Uploads_that_fill_the_line_between_two_readings_do_not_hide_the_answer()
    {
        AskerBench bench = Asked();
        byte[] upload = Convert.FromHexString(Monoxide.Replace(" ", "", StringComparison.Ordinal));
        for (int i = 0; i < 100; i++)
        {
            bench.Feed(upload);
            bench.Rest(1_000);
        }

        bench.Answer = _ => Dioxide;
        Assert.Equal(["636"], bench.Read());
    }

    [Fact]
    public void The_first_three_minutes_of_a_module_do_not_count_and_begin_again_after_it_was_gone()
    {
        AskerBench bench = Asked(warmUpMs: WinsenFrames.WarmUpMs);
        bench.Answer = _ => Dioxide;
        Assert.Equal(["WarmingUp"], bench.Read());
        bench.Rest(179_000);
        Assert.Equal(["WarmingUp"], bench.Read());
        bench.Rest(2_000);
        Assert.Equal(["636"], bench.Read());

        // Spoilt answers are no power cut, and none at all may be one.
        bench.Answer = _ => [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Assert.Equal(["Corrupt"], bench.Read());
        bench.Answer = _ => Dioxide;
        Assert.Equal(["636"], bench.Read());
        bench.Answer = _ => null;
        Assert.Equal(["Timeout"], bench.Read());
        bench.Answer = _ => Dioxide;
        Assert.Equal(["WarmingUp"], bench.Read());
    }

    [Fact]
    public void An_upload_warms_up_too_and_a_value_counts_for_one_period()
    {
        ListenerBench bench = Uploading(WinsenFrames.WarmUpMs);
        bench.Speak(Monoxide, 180);
        Assert.Equal(["WarmingUp"], bench.Read());
        bench.Speak(Monoxide, 1);
        Assert.Equal(["3.7"], bench.Read());
        bench.Advance(5_200);
        Assert.Equal(["Timeout"], bench.Read());
    }

    [Fact]
    public void A_number_that_stands_still_for_longer_than_it_may_is_a_fault_of_the_module()
    {
        AskerBench bench = Asked(stuckMs: 600_000);
        bench.Answer = _ => Dioxide;
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(["636"], bench.Read());
            bench.Rest(60_000);
        }

        Assert.Equal(["InstrumentFault"], bench.Read());
        bench.Answer = _ => [0xFF, 0x86, 0x02, 0x20, 0, 0, 0, 0, 0x58];
        Assert.Equal(["544"], bench.Read());
    }

    [Theory]
    [InlineData((byte)0x00)]
    [InlineData((byte)0xFF)]
    public void A_line_that_is_stuck_at_one_byte_is_no_value(byte value)
    {
        AskerBench bench = Asked();
        bench.Answer = _ => [.. Enumerable.Repeat(value, 100)];
        Assert.Equal(["Corrupt"], bench.Read());
        ListenerBench listener = Uploading();
        listener.Feed([.. Enumerable.Repeat(value, 200)]);
        listener.Advance(2_000);
        Assert.Equal(["Corrupt"], listener.Read());
    }

    private static AskerBench Asked(double range = 5000, int warmUpMs = 0, int stuckMs = 0) => new(
        WinsenDecoder.CarbonDioxide, 9600, port => new Winsen(new WinsenOptions { Range = range, StuckMs = stuckMs }, port, warmUpMs, 0));

    private static ListenerBench Uploading(int warmUpMs = 0) =>
        new(WinsenDecoder.CarbonMonoxide, port => new WinsenUpload(port, warmUpMs, 5_000, 0));
}
