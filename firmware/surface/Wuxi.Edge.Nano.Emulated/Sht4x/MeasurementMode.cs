namespace Iot.Device.Sht4x;

/// <summary>Commands of an SHT4x that measure (data sheet, table of commands).</summary>
public enum MeasurementMode : byte
{
    NoHeaterHighPrecision = 0xFD,
    NoHeaterMediumPrecision = 0xF6,
    NoHeaterLowPrecision = 0xE0,
}
