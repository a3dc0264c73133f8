namespace Wuxi.Edge.Abstractions;

/// <summary>The live picture. Safe for use by many threads.</summary>
public interface ILiveQuery
{
    /// <summary>The newest of one point.</summary>
    /// <param name="pointIndex"><see cref="Point.Index"/>.</param>
    LivePoint Get(int pointIndex);
}
