namespace System.Device.Spi;

/// <summary>nanoFramework's settings of a device on an SPI bus.</summary>
public sealed class SpiConnectionSettings(int busId, int chipSelectLine)
{
    public int BusId { get; set; } = busId;

    public int ChipSelectLine { get; set; } = chipSelectLine;

    public SpiMode Mode { get; set; }

    public int ClockFrequency { get; set; } = 500_000;
}
