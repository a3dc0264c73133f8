namespace Wuxi.Edge.Testing;

/// <summary>A theory on real measurements, which are not ours to ship: skipped, and saying so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    /// <param name="folder">Of the measurements; empty for those of the gateway's own tests.</param>
    public MeasuredTheoryAttribute(string folder = "")
    {
        Folder = folder;
        Skip = Repository.WhyNotMeasured(folder);
    }

    /// <summary>Of the measurements.</summary>
    public string Folder { get; }
}
