using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The SDS011: frames from the field and wrong ones, the age of a value, warm-up and numbers that stand still.</summary>
public class Sds011Tests
{
    private const int PeriodMs = 5_000;
    private const string Clean = "aa c0 06 00 06 00 58 d9 3d ab";
    private const string Dusty = "aa c0 8c 00 94 00 bc f9 d5 ab";

    public static TheoryData<string> Cases => SensorCase.Names("sds011");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name) => Make().Run(SensorCase.Read("sds011", name));

    [Fact]
    public void A_damaged_frame_is_never_a_value() => ListenerBench.AssertDamageIsNoValue(() => Make(), Dusty);

    [Fact]
    public void The_next_whole_frame_counts_whatever_came_before_it()
    {
        byte[] frame = Convert.FromHexString(Dusty.Replace(" ", "", StringComparison.Ordinal));
        byte[] next = Convert.FromHexString(Clean.Replace(" ", "", StringComparison.Ordinal));
        for (int length = 1; length < frame.Length; length++)
        {
            ListenerBench bench = Make();
            bench.Feed([.. frame[..length], .. next]);
            bench.Advance(1_000);
            Assert.Equal(["0.6", "0.6"], bench.Read());
        }
    }

    [Fact]
    public void A_value_counts_for_one_period_and_then_it_is_gone()
    {
        ListenerBench bench = Make();
        bench.Feed(Dusty);
        bench.Advance(1_000);
        Assert.Equal(["14", "14.8"], bench.Read());
        bench.Advance(PeriodMs - 1_000);
        Assert.Equal(["14", "14.8"], bench.Read());
        bench.Advance(400);
        Assert.Equal(["Timeout", "Timeout"], bench.Read());
        Assert.True(bench.Sensor.IsFailing);
        bench.Feed(Clean);
        bench.Advance(400);
        Assert.Equal(["0.6", "0.6"], bench.Read());
        Assert.False(bench.Sensor.IsFailing);
    }

    [Theory]
    [InlineData((byte)0x00)]
    [InlineData((byte)0xFF)]
    [InlineData((byte)0xAA)]
    public void A_line_that_is_stuck_at_one_byte_is_no_value(byte value)
    {
        ListenerBench bench = Make();
        bench.Feed([.. Enumerable.Repeat(value, 200)]);
        bench.Advance(2_000);
        Assert.Equal(["Corrupt", "Corrupt"], bench.Read());
    }

    [Fact]
    public void After_power_up_and_after_a_long_silence_the_values_do_not_count_for_half_a_minute()
    {
        ListenerBench bench = Make(Sds011Frames.WarmUpMs);
        bench.Speak(Dusty, 30);
        Assert.Equal(["WarmingUp", "WarmingUp"], bench.Read());
        bench.Speak(Dusty, 1);
        Assert.Equal(["14", "14.8"], bench.Read());

        // A frame or two lost are no power cut, and six seconds are.
        bench.Advance(3_000);
        bench.Speak(Clean, 1);
        Assert.Equal(["0.6", "0.6"], bench.Read());
        bench.Advance(6_000);
        bench.Speak(Clean, 1);
        Assert.Equal(["WarmingUp", "WarmingUp"], bench.Read());
    }

    [Fact]
    public void Numbers_that_stand_still_for_longer_than_they_may_are_a_fault_of_the_instrument()
    {
        ListenerBench bench = Make(stuckMs: 60_000);
        bench.Speak(Dusty, 60);
        Assert.Equal(["14", "14.8"], bench.Read());
        bench.Speak(Dusty, 2);
        Assert.Equal(["InstrumentFault", "InstrumentFault"], bench.Read());
        bench.Speak(Clean, 1);
        Assert.Equal(["0.6", "0.6"], bench.Read());
    }

    [Fact]
    public void Without_the_option_still_air_may_be_still()
    {
        ListenerBench bench = Make();
        bench.Speak(Clean, 600);
        Assert.Equal(["0.6", "0.6"], bench.Read());
    }

    private static ListenerBench Make(int warmUpMs = 0, int stuckMs = 0) =>
        new(Sds011Decoder.Metrics, port => new Sds011(port, new StuckOptions { StuckMs = stuckMs }, warmUpMs, PeriodMs, 0));
}
