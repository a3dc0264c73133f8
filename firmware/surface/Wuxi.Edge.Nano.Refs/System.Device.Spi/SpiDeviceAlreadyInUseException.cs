namespace System.Device.Spi;

public class SpiDeviceAlreadyInUseException : Exception
{
    public override string ToString() => throw null;

    public SpiDeviceAlreadyInUseException() => throw null;
}
