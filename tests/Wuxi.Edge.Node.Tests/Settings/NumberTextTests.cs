using System.Globalization;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Tests.Settings;

public class NumberTextTests
{
    [Fact]
    public void Numbers_read_back_as_the_host_writes_them()
    {
        var random = new Random(1);
        double[] values = [0, 1, -1, 0.1, 0.01, 0.001, 0.4, 1e-9, 1e9, 1e22, 3300, 150, 12.5, 0.0005, 123456.789,
            .. Enumerable.Range(0, 2000).Select(_ => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(8)), random.Next(6)))];
        foreach (double value in values)
        {
            Assert.True(NumberText.TryNumber(value.ToString(CultureInfo.InvariantCulture), out double read), $"{value}");
            Assert.Equal(value, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e400")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1 2")]
    [InlineData("1234567890123456789")]
    public void What_is_no_number_is_refused(string text) => Assert.False(NumberText.TryNumber(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("1234567890")]
    public void What_is_no_whole_number_is_refused(string text) => Assert.False(NumberText.TryInteger(text, out _));
}
