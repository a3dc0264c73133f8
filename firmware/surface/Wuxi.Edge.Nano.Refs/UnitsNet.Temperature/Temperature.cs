using UnitsNet.Units;

namespace UnitsNet;

public readonly struct Temperature
{
    public double Value => throw null;

    public TemperatureUnit Unit => throw null;

    public static TemperatureUnit BaseUnit => throw null;

    public static Temperature MaxValue => throw null;

    public static Temperature MinValue => throw null;

    public static Temperature Zero => throw null;

    public double DegreesCelsius => throw null;

    public double DegreesDelisle => throw null;

    public double DegreesFahrenheit => throw null;

    public double DegreesNewton => throw null;

    public double DegreesRankine => throw null;

    public double DegreesReaumur => throw null;

    public double DegreesRoemer => throw null;

    public double Kelvins => throw null;

    public double MillidegreesCelsius => throw null;

    public double SolarTemperatures => throw null;

    public Temperature(double value, TemperatureUnit unit) => throw null;

    public static Temperature FromDegreesCelsius(double degreescelsius) => throw null;

    public static Temperature FromDegreesDelisle(double degreesdelisle) => throw null;

    public static Temperature FromDegreesFahrenheit(double degreesfahrenheit) => throw null;

    public static Temperature FromDegreesNewton(double degreesnewton) => throw null;

    public static Temperature FromDegreesRankine(double degreesrankine) => throw null;

    public static Temperature FromDegreesReaumur(double degreesreaumur) => throw null;

    public static Temperature FromDegreesRoemer(double degreesroemer) => throw null;

    public static Temperature FromKelvins(double kelvins) => throw null;

    public static Temperature FromMillidegreesCelsius(double millidegreescelsius) => throw null;

    public static Temperature FromSolarTemperatures(double solartemperatures) => throw null;

    public static Temperature From(double value, TemperatureUnit fromUnit) => throw null;

    public double As(TemperatureUnit unit) => throw null;

    public Temperature ToUnit(TemperatureUnit unit) => throw null;
}
