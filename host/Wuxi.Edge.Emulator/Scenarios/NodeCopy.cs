using System.Globalization;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>One node to be made from another. Immutable.</summary>
/// <param name="Original">Id of the node to copy.</param>
/// <param name="Id">Id of the copy.</param>
/// <param name="Round">Which round of copies it belongs to, from 0.</param>
internal sealed record NodeCopy(string Original, string Id, int Round)
{
    /// <summary>An id of the original as it is called in this round.</summary>
    public string Rename(string id) => Round == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{Round + 1}");
}
