namespace Wuxi.Edge.Benchmarks;

/// <summary>Something that <c>edge bench</c> can measure.</summary>
public interface IBench
{
    /// <summary>Its name on the command line, and in <see cref="BenchResult.Bench"/>.</summary>
    string Name { get; }

    /// <summary>Measures. Whatever goes wrong is thrown: half a result would be compared with whole ones.</summary>
    Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken);
}
