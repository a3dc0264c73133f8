using Wuxi.Edge.Nano.Emulated;

namespace System.Device.I2c;

/// <summary>
/// nanoFramework's <c>System.Device.I2c.I2cDevice</c> over the emulated board's buses. As there, a transfer that fails throws nothing: its
/// result says so, and the bytes to be read stay as they were. For the one thread that runs the board's firmware.
/// </summary>
public class I2cDevice : IDisposable
{
    private readonly IEmulatedBoard _board = EmulatedBoard.Require();

    /// <exception cref="ArgumentException">The chip has no such bus.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ConnectionSettings = settings;
        if (!_board.HasI2c(settings.BusId))
        {
            throw new ArgumentException($"there is no I2C bus {settings.BusId}", nameof(settings));
        }
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public I2cTransferResult Read(SpanByte buffer) => Transfer([], buffer.Bytes);

    public I2cTransferResult WriteByte(byte value) => Transfer([value], []);

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.Bytes, []);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer.Bytes, readBuffer.Bytes);

    public void Dispose()
    {
    }

    /// <summary>The same after a sleep that the emulated time does not make.</summary>
    internal I2cTransferResult Read(SpanByte buffer, long afterUs) => Transfer([], buffer.Bytes, afterUs);

    private I2cTransferResult Transfer(ReadOnlySpan<byte> write, Span<byte> read, long afterUs = 0) =>
        _board.TransferI2c(ConnectionSettings.BusId, ConnectionSettings.DeviceAddress, write, read, afterUs) switch
        {
            I2cOutcome.Full => new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)(write.Length + read.Length)),
            I2cOutcome.Stuck => new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0),
            _ => new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0),
        };
}
