using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The SPS30: captured and wrong answers, the start, and what goes wrong on the way.</summary>
public class Sps30Tests
{
    private static readonly byte[] Started = [0x7E, 0x00, 0x00, 0x00, 0x00, 0xFF, 0x7E];
    private static readonly byte[] Stopped = [0x7E, 0x00, 0x01, 0x00, 0x00, 0xFE, 0x7E];
    private static readonly byte[] Refused = [0x7E, 0x00, 0x00, 0x43, 0x00, 0xBC, 0x7E];
    private static readonly byte[] Values = SensorCase.Read("sps30", "first-public").Frames("reply")[0];
    private static readonly byte[] OtherValues = SensorCase.Read("sps30", "second-public").Frames("reply")[0];

    public static TheoryData<string> Cases => SensorCase.Names("sps30");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects_of_a_sensor_that_measures(string name) => Measuring().Run(SensorCase.Read("sps30", name));

    [Fact]
    public void It_is_started_first_and_warms_up_for_half_a_minute()
    {
        AskerBench bench = Make(Sps30Frames.WarmUpMs);
        bench.Answer = request => request[2] == 0 ? Started : Values;
        Assert.Equal(All("WarmingUp"), bench.Read());
        Assert.Equal([Sps30Frames.Start], bench.Requests);
        bench.Rest(29_000);
        Assert.Equal(All("WarmingUp"), bench.Read());
        bench.Rest(2_000);
        Assert.Equal("5.2347564697265625", bench.Read()[0]);
        Assert.False(bench.Sensor.IsFailing);
    }

    [Fact]
    public void One_that_measures_already_is_stopped_and_started()
    {
        AskerBench bench = Make(0);
        bool isMeasuring = true;
        bench.Answer = request =>
        {
            bool wasMeasuring = isMeasuring;
            isMeasuring = request[2] == 0;
            return request[2] == 1 ? Stopped : wasMeasuring ? Refused : Started;
        };
        Assert.Equal(All("WarmingUp"), bench.Read());
        Assert.Equal([Sps30Frames.Start, Sps30Frames.Stop, Sps30Frames.Start], bench.Requests);
    }

    [Fact]
    public void A_damaged_answer_is_never_a_value()
    {
        foreach ((string damage, byte[] bytes) in AskerBench.Damaged(Values))
        {
            AskerBench bench = Measuring();
            bench.Answer = _ => bytes;
            Assert.True(bench.Read().All(result => result is "Corrupt" or "Timeout"), damage);
            Assert.True(bench.Sensor.IsFailing, damage);
        }
    }

    [Fact]
    public void A_damaged_answer_to_the_start_is_asked_for_again_and_no_measurement()
    {
        foreach ((string damage, byte[] bytes) in AskerBench.Damaged(Started))
        {
            AskerBench bench = Make(0);
            bench.Answer = _ => bytes;
            Assert.True(bench.Read().All(result => result is "Corrupt" or "Timeout"), damage);
            Assert.Equal([Sps30Frames.Start, Sps30Frames.Start], bench.Requests);
        }
    }

    [Fact]
    public void A_value_is_gone_as_soon_as_the_sensor_is()
    {
        AskerBench bench = Measuring();
        bench.Answer = _ => Values;
        Assert.Equal("5.2347564697265625", bench.Read()[0]);
        bench.Answer = _ => null;
        Assert.Equal(All("Timeout"), bench.Read());
        Assert.True(bench.Sensor.IsFailing);
    }

    [Fact]
    public void One_that_never_has_anything_new_to_say_does_not_repeat_its_last_values()
    {
        AskerBench bench = Measuring();
        bench.Answer = _ => Values;
        bench.Read();
        bench.Answer = _ => [0x7E, 0x00, 0x03, 0x00, 0x00, 0xFC, 0x7E];
        long beforeMs = bench.Clock.UptimeMs;
        Assert.Equal(All("NotAvailable"), bench.Read());
        Assert.InRange(bench.Clock.UptimeMs - beforeMs, Sps30Frames.IntervalMs, 2_000);
        Assert.False(bench.Sensor.IsFailing);
    }

    [Fact]
    public void Ten_numbers_that_stand_still_for_longer_than_they_may_are_a_fault_of_the_sensor()
    {
        AskerBench bench = Measuring(stuckMs: 60_000);
        bench.Answer = _ => Values;
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal("5.2347564697265625", bench.Read()[0]);
            bench.Rest(10_000);
        }

        bench.Rest(1_000);
        Assert.Equal(All("InstrumentFault"), bench.Read());
        bench.Answer = _ => OtherValues;
        Assert.Equal("6.969220161437988", bench.Read()[0]);
    }

    [Theory]
    [InlineData((byte)0x00)]
    [InlineData((byte)0x7E)]
    [InlineData((byte)0xFF)]
    public void A_line_that_is_stuck_at_one_byte_is_no_value(byte value)
    {
        AskerBench bench = Measuring();
        bench.Answer = _ => [.. Enumerable.Repeat(value, 200)];
        Assert.Equal(All("Corrupt"), bench.Read());
    }

    private static string[] All(string reason) => [.. Sps30Decoder.Metrics.Select(_ => reason)];

    private static AskerBench Measuring(int stuckMs = 0)
    {
        AskerBench bench = Make(0, stuckMs);
        bench.Answer = _ => Started;
        bench.Read();
        return bench;
    }

    private static AskerBench Make(int warmUpMs, int stuckMs = 0) => new(
        Sps30Decoder.Metrics, 115_200, port => new Sps30(new StuckOptions { StuckMs = stuckMs }, port, warmUpMs, 0));
}
