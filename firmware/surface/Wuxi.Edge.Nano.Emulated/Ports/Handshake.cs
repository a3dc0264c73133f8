namespace System.IO.Ports;

/// <summary>Flow control of a serial port, with nanoFramework's values.</summary>
public enum Handshake
{
    None = 0,
    XOnXOff = 1,
    RequestToSend = 2,
    RequestToSendXOnXOff = 3,
}
