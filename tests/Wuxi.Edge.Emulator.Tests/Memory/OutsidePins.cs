using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>
/// What nanoFramework's own classes find on a board, above all I2C, SPI and 1-Wire, with what it allocates counted, and with the
/// readings that a binding of nanoFramework's makes.
/// </summary>
internal sealed class OutsidePins(IEmulatedBoard board, Outside outside) : IEmulatedBoard
{
    /// <summary>The command by which the binding of the SHT4x asks for a measurement; nobody else writes it alone.</summary>
    private const byte MeasureSht4x = 0xFD;

    public string Name => board.Name;

    public TimeProvider Clock => board.Clock;

    public string? NetworkFault => board.NetworkFault;

    /// <summary>Measurements that an SHT4x was asked for.</summary>
    public int Sht4xReadings { get; private set; }

    public long UtcMs
    {
        get
        {
            using Outside.Stay stay = outside.Enter();
            return board.UtcMs;
        }
    }

    public long UptimeMs
    {
        get
        {
            using Outside.Stay stay = outside.Enter();
            return board.UptimeMs;
        }
    }

    public void WritePin(int pin, bool high)
    {
        using Outside.Stay stay = outside.Enter();
        board.WritePin(pin, high);
    }

    public bool ReadPin(int pin)
    {
        using Outside.Stay stay = outside.Enter();
        return board.ReadPin(pin);
    }

    public bool HasI2c(int bus) => board.HasI2c(bus);

    public I2cOutcome TransferI2c(int bus, int address, ReadOnlySpan<byte> write, Span<byte> read, long afterUs)
    {
        using Outside.Stay stay = outside.Enter();
        Sht4xReadings += write is [MeasureSht4x] ? 1 : 0;
        return board.TransferI2c(bus, address, write, read, afterUs);
    }

    public bool HasSpi(int bus) => board.HasSpi(bus);

    public void TransferSpi(int bus, int chipSelect, ReadOnlySpan<byte> write, Span<byte> read)
    {
        using Outside.Stay stay = outside.Enter();
        board.TransferSpi(bus, chipSelect, write, read);
    }

    public bool ResetOneWire()
    {
        using Outside.Stay stay = outside.Enter();
        return board.ResetOneWire();
    }

    public bool TouchOneWire(bool bit)
    {
        using Outside.Stay stay = outside.Enter();
        return board.TouchOneWire(bit);
    }
}
