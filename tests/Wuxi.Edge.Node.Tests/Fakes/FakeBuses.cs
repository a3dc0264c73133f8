namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>Makes a fake for whatever is opened, unless told that the board lacks it.</summary>
internal sealed class FakeBuses(TestClock clock) : INodeBuses
{
    public Dictionary<string, FakeUart> Uarts { get; } = [];

    public Dictionary<int, FakeAnalogInput> Analogs { get; } = [];

    public HashSet<string> Missing { get; } = [];

    public IUart? OpenUart(string port, int baud, string parity) =>
        Missing.Contains(port) ? null : Uarts[port] = new FakeUart(clock, baud);

    public IAnalogInput? OpenAnalog(int channel, int referenceMillivolts) =>
        Missing.Contains($"adc{channel}") ? null : Analogs[channel] = new FakeAnalogInput();
}
