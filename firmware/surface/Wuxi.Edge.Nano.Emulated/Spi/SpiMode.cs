namespace System.Device.Spi;

/// <summary>nanoFramework's SPI modes: polarity and phase of the clock.</summary>
public enum SpiMode
{
    Mode0 = 0,
    Mode1 = 1,
    Mode2 = 2,
    Mode3 = 3,
}
