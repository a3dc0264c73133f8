using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>A theory on real measurements, which are not ours to ship: skipped, and saying so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    public MeasuredTheoryAttribute()
    {
        if (Repository.MeasuredData is null)
        {
            Skip = "the folder ../shared/data with recorded measurements is not beside the repository";
        }
    }
}
