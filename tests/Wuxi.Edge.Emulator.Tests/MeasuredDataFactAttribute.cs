using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests;

/// <summary>A test that replays real measurements; it is skipped where they do not stand beside the repository.</summary>
public sealed class MeasuredDataFactAttribute : FactAttribute
{
    public MeasuredDataFactAttribute() =>
        Skip = Repository.MeasuredData is null ? "the folder ../shared/data with real measurements is not beside the repository" : null;
}
