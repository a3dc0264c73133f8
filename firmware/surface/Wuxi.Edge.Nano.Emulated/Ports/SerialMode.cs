namespace System.IO.Ports;

/// <summary>Whether the UART drives a transceiver's direction pin, with nanoFramework's values.</summary>
public enum SerialMode
{
    Normal = 0,
    RS485 = 1,
}
