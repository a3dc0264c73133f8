using UnitsNet;

namespace Iot.Device.Sht4x;

public sealed class Sht4XSensorData
{
    internal Sht4XSensorData() => throw null;

    public Temperature Temperature => throw null;

    public RelativeHumidity RelativeHumidity => throw null;
}
