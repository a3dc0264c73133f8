namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>A board whose wires are what a test puts there, and whose time goes when the test says so.</summary>
internal class FakeBoard : INativeBoard
{
    public long UptimeUs { get; set; }

    public Dictionary<int, FakeLine> Lines { get; } = [];

    public Dictionary<int, FakeInput> Inputs { get; } = [];

    /// <summary>Counts of the converter by instant.</summary>
    public Dictionary<int, Func<long, int>> Channels { get; } = [];

    /// <summary>By chip select.</summary>
    public Dictionary<int, FakeFifo> Fifos { get; } = [];

    /// <summary>Makes it the board of this thread.</summary>
    public FakeBoard Enter()
    {
        NativeBoard.Current = this;
        return this;
    }

    /// <summary>Lets time go on in steps, and has a look after each.</summary>
    public void RunTo(long untilUs, long stepUs, Action look)
    {
        while (UptimeUs < untilUs)
        {
            UptimeUs = Math.Min(UptimeUs + stepUs, untilUs);
            look();
        }
    }

    public INativeLine? OpenLine(int port, int baud, int parity) => Lines.GetValueOrDefault(port)?.Open(baud, parity);

    public bool HasAdc(int channel) => Channels.ContainsKey(channel);

    public int CountsAt(int channel, long uptimeUs) => Channels[channel](uptimeUs);

    public INativeInput? OpenInput(int pin) => Inputs.GetValueOrDefault(pin);

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG) => Fifos.GetValueOrDefault(chipSelectPin);
}
