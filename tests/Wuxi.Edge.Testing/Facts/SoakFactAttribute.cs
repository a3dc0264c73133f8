namespace Wuxi.Edge.Testing;

/// <summary>A test that takes many minutes: runs with <c>./edge test --soak</c> only, and says so otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("WUXI_EDGE_SOAK") != "1")
        {
            Skip = "takes many minutes: ./edge test --soak runs it";
        }
    }
}
