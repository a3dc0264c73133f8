using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>Traces show times as milliseconds since the start of the test.</summary>
internal static class ScriptTime
{
    /// <summary>Where <see cref="ManualTimeProvider"/> starts, UTC ms.</summary>
    public static readonly long StartMs = new ManualTimeProvider().NowMs;
}
