using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wuxi.Edge.Benchmarks;

/// <summary>Results as a JSON list, one object a figure; the peer's members are left out where there is no peer.</summary>
public static class BenchJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The whole text of the file.</summary>
    public static string Write(IReadOnlyList<BenchResult> results) => JsonSerializer.Serialize(results, Options) + "\n";
}
