namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>Serial ports that take requests and never give a result, not even that there was no answer: what a lost result looks like.</summary>
internal sealed class DeafBuses : INodeBuses, IFrameBus
{
    /// <summary>How many requests were taken.</summary>
    public int Requests { get; private set; }

    public int Ticket => 0;

    public int Status => 0;

    public long AtMs => 0;

    public long Damaged => 0;

    public int Submit(byte[] request, int count, int timeoutMs) => ++Requests;

    public int Take(byte[] into) => -1;

    public IFrameBus OpenFrames(string port, int baud, string parity, int framer) => this;

    public IAnalogInput? OpenAnalog(int channel, int referenceMillivolts, int windowMs) => null;

    public IPulseInput? OpenPulses(int channel, int pin, int glitchUs, string edges) => null;

    public II2cDevice? OpenI2c(int bus, int address) => null;

    public IProbe? OpenSht4x(int bus, int address) => null;

    public ISpiDevice? OpenSpi(int bus, int chipSelectPin, int mode, int hertz) => null;

    public IOneWireBus? OpenOneWire() => null;
    public IWaveInput? OpenWaves(int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs) => null;

    public IVibrationInput? OpenVibration(int part, int spi, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz) => null;

    public IContactInput? OpenContact(int pin, int debounceUs) => null;
    public IOutputPin? OpenOutput(int pin, bool isHigh) => null;
}
