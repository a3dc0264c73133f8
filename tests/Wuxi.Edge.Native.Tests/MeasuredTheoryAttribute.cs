using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Native.Tests;

/// <summary>A theory on real measurements, which are not ours to ship: skipped, and saying so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    /// <param name="folder">Of the measurements.</param>
    public MeasuredTheoryAttribute(string folder)
    {
        Folder = folder;
        if (Repository.MeasuredData is null || !Directory.Exists(Path.Combine(Repository.MeasuredData, folder)))
        {
            Skip = $"the folder ../shared/data/{folder} with recorded measurements is not beside the repository";
        }
    }

    public string Folder { get; }
}
