namespace Iot.Device.Sht4x;

public enum MeasurementMode : byte
{
    NoHeaterHighPrecision = 253,
    NoHeaterMediumPrecision = 246,
    NoHeaterLowPrecision = 224,
    HighHeat1S1 = 57,
    HighHeat100Ms = 50,
    MediumHeat1S1 = 47,
    MediumHeat100Ms = 36,
    LowHeat1S1 = 30,
    LowHeat100Ms = 21,
}
