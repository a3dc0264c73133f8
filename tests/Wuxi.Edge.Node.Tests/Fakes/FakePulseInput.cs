namespace Wuxi.Edge.Node.Tests.Fakes;

internal sealed class FakePulseInput : IPulseInput
{
    public long Total { get; set; }

    public long RateMillihertz { get; set; }
}
