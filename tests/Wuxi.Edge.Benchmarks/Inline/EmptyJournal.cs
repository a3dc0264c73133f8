using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Inline;

/// <summary>A journal that forgets.</summary>
internal sealed class EmptyJournal : IAlarmJournal
{
    /// <inheritdoc/>
    public IReadOnlyList<AlarmTransition> LoadOpen() => [];

    /// <inheritdoc/>
    public void Append(AlarmTransition transition)
    {
    }
}
