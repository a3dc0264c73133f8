using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Tests.Fakes;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The bands of NAMUR NE 43 at their edges, for a scale of 0 to 2 1/m.</summary>
public class Smoke420Tests
{
    [Theory]
    [InlineData(0.0, "LoopUnderrange")]
    [InlineData(3.5, "LoopUnderrange")]
    [InlineData(3.6, "LoopUnderrange")]
    [InlineData(3.61, "-0.025")]
    [InlineData(3.79, "-0.025")]
    [InlineData(3.8, "-0.025")]
    [InlineData(3.9, "-0.0125")]
    [InlineData(4.0, "0")]
    [InlineData(12.0, "1")]
    [InlineData(20.0, "2")]
    [InlineData(20.5, "2.0625")]
    [InlineData(20.6, "2.0625")]
    [InlineData(20.99, "2.0625")]
    [InlineData(21.0, "LoopOverrange")]
    [InlineData(25.0, "LoopOverrange")]
    [InlineData(double.NaN, "LoopOverrange")]
    public void Current_becomes_optical_density_or_a_fault(double milliamperes, string expected)
    {
        int reason = LoopDecoder.Decode(milliamperes, new LoopScale { Low = 0, High = 2 }, out double density);
        Assert.Equal(expected, SensorCase.Describe(reason, Math.Round(density, 9)));
    }

    [Fact]
    public void The_voltage_at_the_shunt_gives_the_current()
    {
        Assert.Equal(20, LoopDecoder.Milliamperes(3.0, 150), 12);
        Assert.Equal(4, LoopDecoder.Milliamperes(0.6, 150), 12);
    }

    [Fact]
    public void A_window_in_which_the_loop_breaks_is_no_value()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke) { IsConfirming = true };
        rig.HostOnline();
        rig.Smoulder(8, 3_000);
        Assert.DoesNotContain(rig.Data.SelectMany(message => message.Metrics), metric => metric.IsNull);

        // Partly 8 mA and partly none: waits for the next window, which is whole.
        rig.SmokeInput.Milliamperes = 4;
        rig.SmokeInput.Spread = 0.6;
        rig.Run(1_010);
        rig.SmokeInput.Spread = 0;
        rig.Smoulder(0, 1_000);
        string[] seen = [.. rig.Data.SelectMany(message => message.Metrics.Skip(1)).Select(metric => metric.IsNull ? SensorCase.Describe(metric.Reason, 0) : Convert.ToDouble(metric.Value, CultureInfo.InvariantCulture).ToString("F3", CultureInfo.InvariantCulture))];
        Assert.Equal(["0.500", "LoopUnderrange"], seen);

        // Never whole: a fault too, and not a value.
        rig.SmokeInput.Milliamperes = 8;
        rig.Run(2_000);
        rig.SmokeInput.Spread = 1.2;
        rig.Run(3_000);
        Assert.True(rig.Data.Last().Metrics[^1].IsNull);
    }
}
