using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>What hangs on a board's I2C, SPI and 1-Wire ports. For the thread that runs the board's firmware.</summary>
public sealed class ChipBuses
{
    /// <summary>The bus at each I2C port that is wired.</summary>
    public Dictionary<int, EmulatedI2cBus> I2c { get; } = [];

    /// <summary>What each chip select of each SPI port selects.</summary>
    public Dictionary<(int Port, int ChipSelect), EmulatedSpiPlace> Spi { get; } = [];

    /// <summary>The 1-Wire bus; null where there is none.</summary>
    public EmulatedOneWireBus? OneWire { get; set; }

    /// <summary>The node's supply has come.</summary>
    public void PowerOn(long nowNs)
    {
        foreach (EmulatedI2cBus bus in I2c.Values)
        {
            bus.PowerOn(nowNs);
        }

        foreach (EmulatedSpiPlace place in Spi.Values)
        {
            place.PowerOn(nowNs);
        }

        OneWire?.PowerOn(nowNs);
    }

    /// <summary>One I2C transfer; nobody acknowledges where nothing is wired.</summary>
    public I2cOutcome TransferI2c(int port, int address, ReadOnlySpan<byte> write, Span<byte> read, long nowNs) =>
        I2c.TryGetValue(port, out EmulatedI2cBus? bus) ? bus.Transfer(address, write, read, nowNs) : I2cOutcome.NotAcknowledged;

    /// <summary>One SPI transfer; the line is high where nothing is wired.</summary>
    public void TransferSpi(int port, int chipSelect, ReadOnlySpan<byte> write, Span<byte> read, long nowNs)
    {
        if (Spi.TryGetValue((port, chipSelect), out EmulatedSpiPlace? place))
        {
            place.Transfer(write, read, nowNs);
        }
        else
        {
            read.Fill(0xFF);
        }
    }
}
