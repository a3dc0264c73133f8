using Wuxi.Edge.Nano.Emulated;

namespace System.Device.Spi;

/// <summary>
/// nanoFramework's <c>System.Device.Spi.SpiDevice</c> over the emulated board's buses. SPI knows no acknowledge: what is not there reads as FF.
/// For the one thread that runs the board's firmware.
/// </summary>
public class SpiDevice : IDisposable
{
    private readonly IEmulatedBoard _board = EmulatedBoard.Require();

    /// <exception cref="ArgumentException">The chip has no such bus.</exception>
    public SpiDevice(SpiConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ConnectionSettings = settings;
        if (!_board.HasSpi(settings.BusId))
        {
            throw new ArgumentException($"there is no SPI bus {settings.BusId}", nameof(settings));
        }
    }

    public SpiConnectionSettings ConnectionSettings { get; }

    public static SpiDevice Create(SpiConnectionSettings settings) => new(settings);

    /// <exception cref="ArgumentException">The buffers are not equally long.</exception>
    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length)
        {
            throw new ArgumentException("buffers of one length are expected");
        }

        _board.TransferSpi(ConnectionSettings.BusId, ConnectionSettings.ChipSelectLine, writeBuffer.Bytes, readBuffer.Bytes);
    }

    public void Dispose()
    {
    }
}
