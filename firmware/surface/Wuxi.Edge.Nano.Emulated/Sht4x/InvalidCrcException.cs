namespace Iot.Device.Sht4x;

/// <summary>A word of the sensor and its CRC disagree.</summary>
public sealed class InvalidCrcException : Exception;
