using System.Device.Gpio;

namespace System.Device.Spi;

public class SpiConnectionSettings
{
    public int BusId
    {
        get => throw null;
        set => throw null;
    }

    public int ChipSelectLine
    {
        get => throw null;
        set => throw null;
    }

    public SpiMode Mode
    {
        get => throw null;
        set => throw null;
    }

    public int DataBitLength
    {
        get => throw null;
        set => throw null;
    }

    public int ClockFrequency
    {
        get => throw null;
        set => throw null;
    }

    public DataFlow DataFlow
    {
        get => throw null;
        set => throw null;
    }

    public PinValue ChipSelectLineActiveState
    {
        get => throw null;
        set => throw null;
    }

    public SpiBusConfiguration Configuration
    {
        get => throw null;
        set => throw null;
    }

    public SpiConnectionSettings(int busId, int chipSelectLine) => throw null;
}
