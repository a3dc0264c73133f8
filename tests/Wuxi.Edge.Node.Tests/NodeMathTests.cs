namespace Wuxi.Edge.Node.Tests;

/// <summary>The node's own root, logarithm and power against those of the runtime.</summary>
public class NodeMathTests
{
    [Fact]
    public void They_agree_to_twelve_digits()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Pow(10, (random.NextDouble() * 24) - 12);
            double exponent = (random.NextDouble() * 10) - 5;
            AssertClose(Math.Sqrt(x), NodeMath.Root(x));
            Assert.Equal(Math.Log(x), NodeMath.Ln(x), 11);
            AssertClose(Math.Pow(x, exponent), NodeMath.Power(x, exponent));
        }
    }

    [Fact]
    public void At_the_ends()
    {
        Assert.Equal(0, NodeMath.Root(0));
        Assert.Equal(0, NodeMath.Root(-1));
        Assert.Equal(0, NodeMath.Root(double.NaN));
        Assert.Equal(0, NodeMath.Ln(1));
        Assert.Equal(1, NodeMath.Exp(0));
        AssertClose(Math.Exp(700), NodeMath.Exp(700));
        AssertClose(Math.Exp(-700), NodeMath.Exp(-700));
    }

    private static void AssertClose(double expected, double actual) => Assert.InRange(actual / expected, 1 - 1e-12, 1 + 1e-12);
}
