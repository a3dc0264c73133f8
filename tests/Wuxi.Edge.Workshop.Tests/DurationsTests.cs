using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Tests;

public class DurationsTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5000)]
    [InlineData("1.5s", 1500)]
    [InlineData("2min", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0s", 0)]
    public void Reads(string text, long expectedMs)
    {
        Assert.True(Durations.TryParseMs(text, out long ms));
        Assert.Equal(expectedMs, ms);
        Assert.True(Durations.TryParseMs(Durations.Format(ms), out long again));
        Assert.Equal(ms, again);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    [InlineData("s")]
    [InlineData("5d")]
    [InlineData("1e9h")]
    [InlineData("")]
    public void Refuses(string text) => Assert.False(Durations.TryParseMs(text, out _));
}
