namespace Wuxi.Edge.Wire
{
    /// <summary>The lower three bits of a protobuf tag. Groups (3, 4) are refused.</summary>
    internal static class WireType
    {
        internal const int Varint = 0;
        internal const int Fixed64 = 1;
        internal const int Bytes = 2;
        internal const int Fixed32 = 5;
    }
}
