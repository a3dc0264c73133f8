using System.Globalization;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>Something in a history that is not as it should be. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Position">Of the piece in the file, bytes; null when it is the file, a table or a row that is wrong.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be.</param>
public sealed record HistoryFault(string File, long? Position, string Found, string Expected)
{
    /// <summary>One line: where, what was found, what was expected.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}{(Position is { } at ? $", byte {at}" : "")}: found {Found}; expected {Expected}");
}
