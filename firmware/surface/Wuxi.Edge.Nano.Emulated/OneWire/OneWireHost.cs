using Wuxi.Edge.Nano.Emulated;

namespace nanoFramework.Device.OneWire;

/// <summary>
/// nanoFramework's <c>OneWireHost</c> over the emulated board's 1-Wire bus, bit by bit as its native part does it over a UART. For the one thread that
/// runs the board's firmware.
/// </summary>
public class OneWireHost : IDisposable
{
    private readonly IEmulatedBoard _board = EmulatedBoard.Require();

    public bool TouchReset() => _board.ResetOneWire();

    public bool TouchBit(bool value) => _board.TouchOneWire(value);

    /// <summary>Sends a byte, lowest bit first, and gives what was on the wire meanwhile.</summary>
    public byte TouchByte(byte value)
    {
        byte seen = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            if (_board.TouchOneWire(((value >> bit) & 1) != 0))
            {
                seen |= (byte)(1 << bit);
            }
        }

        return seen;
    }

    public byte WriteByte(byte value) => TouchByte(value);

    public byte ReadByte() => TouchByte(0xFF);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
