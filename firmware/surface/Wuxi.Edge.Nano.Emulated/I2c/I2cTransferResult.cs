namespace System.Device.I2c;

/// <summary>nanoFramework's result of an I2C transfer.</summary>
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytes)
    {
        Status = status;
        BytesTransferred = bytes;
    }

    public uint BytesTransferred { get; }

    public I2cTransferStatus Status { get; }
}
