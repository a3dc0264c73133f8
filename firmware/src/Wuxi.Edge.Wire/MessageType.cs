namespace Wuxi.Edge.Wire
{
    /// <summary>What a Sparkplug topic announces. N = edge node, D = device attached to it.</summary>
    public enum MessageType
    {
        Unknown = 0,
        NBirth,
        NDeath,
        DBirth,
        DDeath,
        NData,
        DData,
        NCmd,
        DCmd,
        State,
    }
}
