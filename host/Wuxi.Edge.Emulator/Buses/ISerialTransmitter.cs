namespace Wuxi.Edge.Emulator.Buses;

/// <summary>A device's way onto its bus.</summary>
public interface ISerialTransmitter
{
    /// <summary>Sends bytes without a pause, from <paramref name="startNs"/> or from the end of what the device is still sending.</summary>
    void Send(ReadOnlySpan<byte> data, long startNs);
}
