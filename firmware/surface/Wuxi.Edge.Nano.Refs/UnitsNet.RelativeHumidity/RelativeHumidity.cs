using UnitsNet.Units;

namespace UnitsNet;

public readonly struct RelativeHumidity
{
    public double Value => throw null;

    public RelativeHumidityUnit Unit => throw null;

    public static RelativeHumidityUnit BaseUnit => throw null;

    public static RelativeHumidity MaxValue => throw null;

    public static RelativeHumidity MinValue => throw null;

    public static RelativeHumidity Zero => throw null;

    public double Percent => throw null;

    public RelativeHumidity(double value, RelativeHumidityUnit unit) => throw null;

    public static RelativeHumidity FromPercent(double percent) => throw null;

    public static RelativeHumidity From(double value, RelativeHumidityUnit fromUnit) => throw null;

    public double As(RelativeHumidityUnit unit) => throw null;

    public RelativeHumidity ToUnit(RelativeHumidityUnit unit) => throw null;
}
