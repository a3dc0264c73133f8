namespace Wuxi.Edge.Ingest.Births;

/// <summary>What an NBIRTH says of the node's application and its updates. Immutable.</summary>
/// <param name="Number">Last order that the node has taken; 0: none.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Reason">Why; empty when all is well.</param>
/// <param name="Version">What runs.</param>
internal sealed record NodeUpdate(ulong Number, string State, string Reason, string Version);
