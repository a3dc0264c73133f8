namespace Wuxi.Edge.Node.Tests.Fakes;

internal sealed class FakePulseInput : IPulseInput
{
    public long Total { get; set; }

    public long RateMillihertz { get; set; }

    /// <summary>The totals that were kept.</summary>
    public List<long> Kept { get; } = [];

    public void Keep() => Kept.Add(Total);
}
