using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests;

public class MetricValuesTests
{
    [Theory]
    [InlineData(-1, -1, Quality.Good, BadReason.None)]
    [InlineData(-1, ReasonCode.Undated, Quality.Good, BadReason.Undated)]
    [InlineData(QualityCode.Good, ReasonCode.Undated, Quality.Good, BadReason.Undated)]
    [InlineData(-1, ReasonCode.Timeout, Quality.Good, BadReason.None)]
    [InlineData(QualityCode.Bad, ReasonCode.Timeout, Quality.Bad, BadReason.Timeout)]
    [InlineData(QualityCode.Bad, ReasonCode.Undated, Quality.Bad, BadReason.Undated)]
    [InlineData(QualityCode.Stale, 99, Quality.Bad, BadReason.None)]
    public void A_value_with_quality_and_reason(int sentQuality, int sentReason, Quality expected, BadReason expectedReason)
    {
        var writer = new PayloadWriter(new byte[200]);
        writer.Begin(1);
        writer.BeginMetric(null, 5, 1, DataType.Unknown, false);
        writer.WriteFloat(1.5f);
        writer.BeginProperties();
        if (sentQuality >= 0)
        {
            writer.PropertyInt32(MetricName.Quality, sentQuality);
        }

        if (sentReason >= 0)
        {
            writer.PropertyInt32(MetricName.Reason, sentReason);
        }

        writer.EndProperties();
        writer.EndMetric();
        writer.End(1);
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(writer.Buffer, 0, writer.Length));
        Assert.True(reader.Read());
        Assert.Null(MetricValues.Read(reader, DataType.Float, out PointValue value, out Quality quality, out BadReason reason));
        Assert.Equal((expected, expectedReason), (quality, reason));
        Assert.Equal(expected == Quality.Good ? PointValue.FromFloat(1.5f) : default, value);
    }
}
