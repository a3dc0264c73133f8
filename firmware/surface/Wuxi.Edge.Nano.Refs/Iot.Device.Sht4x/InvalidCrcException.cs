using System;

namespace Iot.Device.Sht4x;

public sealed class InvalidCrcException : Exception
{
    public InvalidCrcException() => throw null;
}
