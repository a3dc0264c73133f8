namespace Wuxi.Edge.Workshop;

/// <summary>One input of a node. One record for each kind. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Kind">Its kind.</param>
public abstract record BusDefinition(string Id, BusKind Kind)
{
    /// <summary>Its settings as words of a line <c>bus</c> of the node's settings; numbers as the invariant culture writes them.</summary>
    public abstract FormattableString NodeSettings { get; }

    /// <summary>How many channels of the converter it takes.</summary>
    public virtual int AnalogChannels => 0;

    /// <summary>What it takes of the board, each with the key that names it; no two inputs may take the same.</summary>
    public abstract IReadOnlyList<(string Key, string Claim)> Claims { get; }
}
