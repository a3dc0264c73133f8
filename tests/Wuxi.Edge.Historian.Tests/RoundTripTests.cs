using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>What goes in comes out, to the bit.</summary>
public class RoundTripTests
{
    private const long T0 = 1_780_000_000_000;

    public static TheoryData<string, ValueKind, long, string?> Values
    {
        get
        {
            var values = new TheoryData<string, ValueKind, long, string?>();
            foreach (float value in new[] { 0f, -0f, 1.1f, -21.5f, float.Epsilon, -float.Epsilon, 1.17549421e-38f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, 16777217f })
            {
                values.Add("float " + value, ValueKind.Float, BitConverter.SingleToInt32Bits(value), null);
            }

            // Quiet and signalling NaN with a payload: only a copy of the bits keeps them.
            values.Add("float quiet NaN", ValueKind.Float, 0x7FC00001, null);
            values.Add("float signalling NaN", ValueKind.Float, 0x7F800001, null);
            values.Add("float negative NaN", ValueKind.Float, unchecked((int)0xFFC12345), null);
            foreach (double value in new[] { 0d, -0d, 0.1, double.Epsilon, 2.2250738585072009e-308, double.MaxValue, double.MinValue, double.NaN, double.NegativeInfinity, 9007199254740993d })
            {
                values.Add("double " + value, ValueKind.Double, BitConverter.DoubleToInt64Bits(value), null);
            }

            foreach (long value in new[] { 0, 1, -1, long.MinValue, long.MaxValue, unchecked((long)0x8000000000000001) })
            {
                values.Add("int64 " + value, ValueKind.Int64, value, null);
            }

            values.Add("false", ValueKind.Boolean, 0, null);
            values.Add("true", ValueKind.Boolean, 1, null);
            foreach (string text in new[] { "", "空压机1号", "a\0b", "\0", "'; DROP TABLE reading; --", "1.0", "\U0001F525", new string('x', 100_000) })
            {
                values.Add("text of " + text.Length, ValueKind.Text, 0, text);
            }

            return values;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_was_sent(string name, ValueKind kind, long bits, string? text)
    {
        using var history = new TestHistory();
        var sent = new Reading(2, T0, PointValue.FromBits(kind, bits, text), Quality.Good, BadReason.None);
        history.Append("N001", 7, 1, T0, sent);
        history.PumpAll();
        history.Reopen();

        Reading read = Assert.Single(history.ReadAll(2));
        Assert.True(sent == read, $"{name}: sent {sent}, read {read}");
        Assert.Equal(bits, read.Value.Bits);
        Assert.Empty(history.ReadAll(1));
    }

    [Theory]
    [InlineData(BadReason.Timeout)]
    [InlineData(BadReason.LoopUnderrange)]
    [InlineData(BadReason.InputFailure)]
    [InlineData(BadReason.None)]
    public void A_bad_reading_keeps_its_reason_and_has_no_value(BadReason reason)
    {
        using var history = new TestHistory();
        var sent = new Reading(0, T0, default, Quality.Bad, reason);
        history.Append("N001", 7, 1, T0, sent);
        history.PumpAll();
        Assert.Equal([sent], history.ReadAll(0));
    }

    [Theory]
    [InlineData(1UL, 1UL)]
    [InlineData(ulong.MaxValue, 1UL << 63)]
    [InlineData((1UL << 63) + 5, ulong.MaxValue)]
    [InlineData((1UL << 63) - 1, (1UL << 63) - 1)]
    public void Store_ids_and_numbers_use_all_64_bits(ulong store, ulong number)
    {
        using var history = new TestHistory();
        history.Append("N001", store, number, T0, new Reading(0, T0, PointValue.FromInt64(5), Quality.Good, BadReason.None));
        Assert.True(history.Writer.TryAppendGap(new GapEntry("N001", store, number - 1, number - 1, T0, T0, GapReason.StoreOverflow)));
        history.PumpAll();
        Assert.Equal([new CommittedRange("N001", store, number - 1, number)], history.TakeCommitted());
        history.Reopen();

        StoreProgress progress = Assert.Single(history.Writer.LoadProgress());
        Assert.Equal(store, progress.StoreId);
        Assert.Equal([(number - 1, number)], progress.Accounted.Ranges);
        GapEntry gap = Assert.Single(history.Query.ReadGaps("N001", 10));
        Assert.Equal((number - 1, store), (gap.First!.Value, gap.StoreId));

        // Known as stored still: sent again, it changes nothing.
        history.Append("N001", store, number, T0 + 1, new Reading(0, T0 + 1, PointValue.FromInt64(6), Quality.Good, BadReason.None));
        history.PumpAll();
        Assert.Equal(5, Assert.Single(history.ReadAll(0)).Value.Bits);
    }

    [Fact]
    public void Two_values_of_one_point_in_one_record_are_both_kept()
    {
        using var history = new TestHistory();
        Reading[] sent =
        [
            new(1, T0, PointValue.FromFloat(1), Quality.Good, BadReason.None),
            new(1, T0, PointValue.FromFloat(2), Quality.Good, BadReason.None),
        ];
        history.Append("N001", 7, 1, T0, sent);
        history.PumpAll();
        Assert.Equal(sent, history.ReadAll(1));
    }

    [Fact]
    public void A_point_that_left_the_file_can_still_be_read_and_indexes_may_move()
    {
        using var history = new TestHistory(new TestWorkshop("A1/m/a", "A1/m/b"));
        history.Append("N001", 7, 1, T0, new Reading(0, T0, PointValue.FromFloat(1), Quality.Good, BadReason.None), new Reading(1, T0, PointValue.FromFloat(2), Quality.Good, BadReason.None));
        history.PumpAll();

        history.Workshop = new TestWorkshop("A1/m/new", "A1/m/a");
        history.Reopen();
        history.Append("N001", 7, 2, T0 + 1, new Reading(1, T0 + 1, PointValue.FromFloat(3), Quality.Good, BadReason.None));
        history.PumpAll();

        Assert.Equal([(1, 1f), (1, 3f)], history.Query.ReadRange("A1/m/a", 0, long.MaxValue).Select(reading => (reading.Point, (float)reading.Value.Number!)));
        Assert.Equal([(-1, 2f)], history.Query.ReadRange("A1/m/b", 0, long.MaxValue).Select(reading => (reading.Point, (float)reading.Value.Number!)));
        Assert.Empty(history.Query.ReadRange("A1/m/new", 0, long.MaxValue));
        Assert.Empty(history.Query.ReadRange("never/heard/of", 0, long.MaxValue));
    }

    [Fact]
    public void A_range_longer_than_a_slice_comes_whole_and_in_order_of_time()
    {
        using var history = new TestHistory();
        var random = new Random(11);
        // Many at the same instant, so that slices end within one.
        long[] times = [.. Enumerable.Range(0, 10_000).Select(_ => T0 + random.Next(50))];
        for (int i = 0; i < times.Length; i++)
        {
            history.Append("N" + (i % 3), 1, (ulong)i + 1, times[i], new Reading(0, times[i], PointValue.FromInt64(i), Quality.Good, BadReason.None));
        }

        history.PumpAll();
        List<Reading> read = [.. history.Query.ReadRange(history.Workshop.Points[0].Id, T0 + 10, T0 + 40)];
        Assert.Equal(read.OrderBy(reading => reading.TimestampMs), read);
        Assert.Equal(
            Enumerable.Range(0, times.Length).Where(i => times[i] >= T0 + 10 && times[i] < T0 + 40).Select(i => (long)i),
            read.Select(reading => reading.Value.Bits).Order());
    }
}
