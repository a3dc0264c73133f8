namespace Wuxi.Edge.Testing;

/// <summary>A test on real measurements, which are not ours to ship: skipped, and saying so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredFactAttribute : FactAttribute
{
    public MeasuredFactAttribute() => Skip = Repository.WhyNotMeasured("");
}
