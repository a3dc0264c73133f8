using UnitsNet;

namespace Iot.Device.Sht4x;

/// <summary>What an SHT4x has measured.</summary>
public sealed class Sht4XSensorData
{
    internal Sht4XSensorData(double celsius, double percent)
    {
        Temperature = Temperature.FromDegreesCelsius(celsius);
        RelativeHumidity = RelativeHumidity.FromPercent(percent);
    }

    public Temperature Temperature { get; }

    public RelativeHumidity RelativeHumidity { get; }
}
