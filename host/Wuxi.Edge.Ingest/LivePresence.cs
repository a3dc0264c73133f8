namespace Wuxi.Edge.Ingest;

/// <summary>Whether the source of a point is there.</summary>
internal enum LivePresence : byte
{
    /// <summary>Node and device are born.</summary>
    There,

    /// <summary>The node is there, the device is not born or has died.</summary>
    DeviceAway,

    /// <summary>The node is away, or the gateway has lost the broker.</summary>
    NodeAway,
}
