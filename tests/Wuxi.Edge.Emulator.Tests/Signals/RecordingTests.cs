using Wuxi.Edge.Emulator.Signals.Recordings;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests.Signals;

public class RecordingTests
{
    private const string Sample = "t,v\n10,1\n12,\n14,x\n16,NaN\n20,5\n30,3\n";

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2000, 1, 1)]
    [InlineData(6000, 1, 1)]
    [InlineData(8000, 1, 3)]
    [InlineData(9999, 1, 4.999)]
    [InlineData(10_000, 5, 5)]
    [InlineData(15_000, 5, 4)]
    [InlineData(20_000, 3, 3)]
    [InlineData(999_999, 3, 3)]
    public void Holds_over_missing_cells_and_holds_or_interpolates_between_rows(long elapsedMs, double held, double linear)
    {
        Recording recording = Take(Sample);
        Assert.Equal(3, recording.MissingCells);
        Assert.Equal(held, new RecordingSignal(recording, 1, 0, 0, false, RecordingInterpolation.Hold).At(elapsedMs), 9);
        Assert.Equal(linear, new RecordingSignal(recording, 1, 0, 0, false, RecordingInterpolation.Linear).At(elapsedMs), 9);
    }

    [Fact]
    public void Begins_when_told_scales_and_repeats_after_the_last_interval()
    {
        var signal = new RecordingSignal(Take("t,v\n0,1\n1,2\n3,4\n"), 10, 5, 60_000, true, RecordingInterpolation.Hold);
        Assert.Equal(15, signal.At(0));
        Assert.Equal(15, signal.At(60_999));
        Assert.Equal(25, signal.At(61_000));
        Assert.Equal(45, signal.At(64_999));
        Assert.Equal(15, signal.At(65_000));
        Assert.Equal(45, signal.At(63_000 + 5_000_000));
    }

    [Fact]
    public void Puts_rows_in_order_keeps_the_last_of_equal_times_and_leaves_out_rows_without_a_time()
    {
        Recording recording = Take("t,v\n3,30\n1,10\n,99\nlater,98\n2,20\n1,11\n");
        Assert.Equal([0, 1000, 2000], recording.TimesMs);
        Assert.Equal([11, 20, 30], recording.Values);
        Assert.Equal(2, recording.SkippedRows);
    }

    [Fact]
    public void Before_the_first_number_that_number_holds()
    {
        Assert.Equal([7, 7, 8], Take("t,v\n1,\n2,7\n3,8\n").Values);
    }

    [Fact]
    public void Reads_dates_days_and_decimal_commas()
    {
        Assert.Equal([0, 60_000], Take("t,v\n2015-02-02 14:19:00,1\n2015-02-02 14:20:00,2\n").TimesMs);
        Assert.Equal([0, 86_400_000], Recording.Take(CsvReader.Read("t,v\n42000.5,1\n42001.5,2\n"), "t", 86_400, "v", out _)!.TimesMs);
        Assert.Equal([1.5, 2.25], Take("t;v\n0;1,5\n1;2,25\n").Values);
    }

    [Theory]
    [InlineData("t,v\n1,2\n", "t", "w", "found 'w', expected a column of the file: t, v")]
    [InlineData("t,v\n1,2\n", "T", "v", "found 'T', expected a column of the file: t, v")]
    [InlineData("t,v\n1,\n", "t", "v", "found no number in column 'v' beside a time in 't' (1 rows), expected at least one")]
    [InlineData("t,v\n", "t", "v", "found no number in column 'v' beside a time in 't' (0 rows), expected at least one")]
    public void Says_what_is_missing(string text, string time, string column, string expected)
    {
        Assert.Null(Recording.Take(CsvReader.Read(text), time, 1, column, out string problem));
        Assert.Equal(expected, problem);
    }

    [MeasuredFact]
    public void Reads_the_measured_fires_and_office_days()
    {
        string folder = Repository.MeasuredData!;
        Recording smoke = Recording.Take(
            CsvReader.Read(File.ReadAllText(Path.Combine(folder, "nist_smoke_alarms", "NIST_Smoke_Alarms_SDC02.csv"))), "TIME", 1, "SMA_1", out _)!;
        Assert.True(smoke.Values.Max() > 0.15, "the fire makes smoke");
        Assert.Equal(0, smoke.SkippedRows);

        Recording office = Recording.Take(
            CsvReader.Read(File.ReadAllText(Path.Combine(folder, "occupancy", "datatest.txt"))), "date", 1, "CO2", out _)!;
        Assert.Equal(749.2, office.Values[0]);
        Assert.Equal(0, office.MissingCells + office.SkippedRows);
    }

    private static Recording Take(string text) => Recording.Take(CsvReader.Read(text), "t", 1, "v", out _)!;
}
