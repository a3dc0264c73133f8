namespace Wuxi.Edge.Workshop;

/// <summary>What kind of input an instrument hangs on.</summary>
public enum BusKind
{
    /// <summary>Serial port, directly or through an RS-485 driver.</summary>
    Uart,

    /// <summary>Analog input with a shunt resistor for a current loop.</summary>
    Adc,

    /// <summary>Pin that counts the pulses of a meter.</summary>
    Pulse,

    /// <summary>I2C bus.</summary>
    I2c,

    /// <summary>SPI bus with the chip select of one instrument.</summary>
    Spi,

    /// <summary>1-Wire bus.</summary>
    OneWire,
    /// <summary>Pin with a dry contact.</summary>
    Digital,

    /// <summary>Analog inputs with alternating currents, and perhaps their voltage.</summary>
    Ac,

    /// <summary>Analog input with a voltage.</summary>
    Volts,

    /// <summary>SPI accelerometer with a FIFO.</summary>
    Accelerometer,

    /// <summary>No input: the node itself is what is looked at.</summary>
    None,
}
