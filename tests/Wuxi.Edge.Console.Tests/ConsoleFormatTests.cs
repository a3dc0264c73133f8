using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Console.Tests;

public class ConsoleFormatTests
{
    private static readonly string[] FaultKinds =
        [.. typeof(FaultKind).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    private static readonly Point Power = new(
        0, "A1/m/p", new LocalizedText("功率", "Power"), "kW", 0.01, PointKind.Gauge, "N1", "m", "p", 1000, 60_000);

    [Theory]
    [InlineData(1.005, 0.01, "1.00")]
    [InlineData(12, 1, "12")]
    [InlineData(12.3456, 0.001, "12.346")]
    [InlineData(-0.5, 0.5, "-0.5")]
    [InlineData(1234567, 100, "1234567")]
    [InlineData(0.1, 1e-9, "0.100000")]
    public void Numbers_have_the_decimals_of_their_resolution(double value, double resolution, string expected) =>
        Assert.Equal(expected, ConsoleFormat.Number(value, resolution));

    [Theory]
    [InlineData("kW.h", "kWh")]
    [InlineData("m3/h", "m³/h")]
    [InlineData("[ppm]", "ppm")]
    [InlineData("dB{mW}", "dBm")]
    [InlineData("By", "B")]
    [InlineData("1", "")]
    [InlineData("V", "V")]
    public void Units_are_as_people_write_them(string ucum, string expected) => Assert.Equal(expected, ConsoleFormat.Unit(ucum));

    [Fact]
    public void No_value_is_not_zero()
    {
        Assert.Equal("–", ConsoleFormat.Value(Power, default));
        Assert.Equal("0.00", ConsoleFormat.Value(Power, PointValue.FromFloat(0)));
    }

    [Theory]
    [InlineData(1, 1, 0, 0, "good", "as the file says")]
    [InlineData(1, 1, 0, 2, "good", "as the file says")]
    [InlineData(1, 2, 0, 0, "stale", "to be sent")]
    [InlineData(1, 2, 2, 2, "stale", "accepted, in use after the backlog")]
    [InlineData(1, 2, 0, 2, "bad", "refused by the node")]
    [InlineData(1, 1, 3, 0, "stale", "to be sent")]
    public void The_settings_of_a_node_are_one_of_four_things(uint inUse, uint wanted, uint pending, uint refused, string quality, string words)
    {
        var settings = new NodeSettingsStatus(inUse, wanted, pending, refused, "");
        Assert.Equal(quality, ConsoleWords.SettingsQuality(settings));
        Assert.Equal(words, ConsoleWords.Settings(new ConsoleText(false), settings));
        Assert.Equal("0000ABCD", ConsoleFormat.Version(0xABCD));
    }

    [Theory]
    [InlineData(0, 5_000, "never")]
    [InlineData(1_000, 5_500, "4.5 s")]
    [InlineData(1_000, 61_000, "60 s")]
    [InlineData(1_000, 601_000, "10 min")]
    [InlineData(1_000, 36_001_000, "10 h")]
    [InlineData(1_000, 900_001_000, "10 d")]
    [InlineData(9_000, 5_000, "0.0 s")]
    public void Ages_use_the_largest_unit_that_fits(long fromMs, long nowMs, string expected) =>
        Assert.Equal(expected, ConsoleFormat.Age(new ConsoleText(false), fromMs, nowMs));

    [Fact]
    public void Times_are_the_workshops()
    {
        TimeZoneInfo shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Assert.Equal("2024-06-01 12:00:00", ConsoleFormat.Time(shanghai, 1_717_214_400_000));
        Assert.Equal("–", ConsoleFormat.Time(shanghai, 0));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "zh-CN,zh;q=0.9", true)]
    [InlineData(null, "en-US,en;q=0.9", false)]
    [InlineData(null, "de-DE", true)]
    [InlineData("en", "zh-CN", false)]
    [InlineData("zh", "en-US", true)]
    [InlineData("<script>", null, true)]
    public void The_cookie_decides_the_language_then_the_browser(string? cookie, string? browser, bool chinese) =>
        Assert.Equal(chinese, ConsoleText.Choose(cookie, browser).IsChinese);

    [Fact]
    public void Every_word_is_there_in_both_languages()
    {
        foreach (ConsoleText text in new[] { new ConsoleText(true), new ConsoleText(false) })
        {
            string[][] groups =
            [
                [.. Enum.GetValues<Quality>().Select(value => ConsoleWords.Quality(text, value))],
                [.. Enum.GetValues<BadReason>().Where(value => value != BadReason.None).Select(value => ConsoleWords.Reason(text, value))],
                [.. Enum.GetValues<AlarmKind>().Select(value => ConsoleWords.Kind(text, value))],
                [.. Enum.GetValues<AlarmPriority>().Select(value => ConsoleWords.Priority(text, value))],
                [.. Enum.GetValues<AlarmState>().Select(value => ConsoleWords.State(text, value))],
                [.. Enum.GetValues<AlarmTransitionKind>().Select(value => ConsoleWords.Transition(text, value))],
                [.. Enum.GetValues<GapReason>().Select(value => ConsoleWords.Gap(text, value))],
                [.. FaultKinds.Select(kind => ConsoleWords.Fault(text, kind))],
            ];
            foreach (string[] words in groups)
            {
                // Two values with one word would hide a forgotten case behind the default.
                Assert.Equal(words.Length, words.Distinct().Count());
                Assert.All(words, word => Assert.Equal(text.IsChinese, word.Any(character => character > 0x3000)));
            }
        }
    }
}
