namespace System.Device.Spi;

public class SpiDevice : IDisposable
{
    public SpiConnectionSettings ConnectionSettings => throw null;

    public byte ReadByte() => throw null;

    public void Read(SpanByte buffer) => throw null;

    public void Read(ushort[] buffer) => throw null;

    public void WriteByte(byte value) => throw null;

    public void Write(ushort[] buffer) => throw null;

    public void Write(SpanByte buffer) => throw null;

    public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer) => throw null;

    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer) => throw null;

    public static SpiBusInfo GetBusInfo(int busId) => throw null;

    public static SpiDevice Create(SpiConnectionSettings settings) => throw null;

    public SpiDevice(SpiConnectionSettings settings) => throw null;

    public void Dispose() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;

    ~SpiDevice() => throw null;
}
