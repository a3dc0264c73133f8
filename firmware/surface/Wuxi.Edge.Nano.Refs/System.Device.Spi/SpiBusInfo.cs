namespace System.Device.Spi;

public class SpiBusInfo
{
    internal SpiBusInfo() => throw null;

    public int MaxClockFrequency => throw null;

    public int MinClockFrequency => throw null;
}
