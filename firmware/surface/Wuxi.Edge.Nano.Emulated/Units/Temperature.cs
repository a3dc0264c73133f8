namespace UnitsNet;

/// <summary>The temperature type that nanoFramework's bindings give.</summary>
public readonly struct Temperature
{
    private Temperature(double degreesCelsius) => DegreesCelsius = degreesCelsius;

    public double DegreesCelsius { get; }

    public static Temperature FromDegreesCelsius(double degreescelsius) => new(degreescelsius);
}
