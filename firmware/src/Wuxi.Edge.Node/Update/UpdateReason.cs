namespace Wuxi.Edge.Node.Update
{
    /// <summary>Why an update ended as it did. The numbers stand in journals on flash: they stay as they are.</summary>
    public enum UpdateReason
    {
        None = 0,

        /// <summary>The order's text cannot be read.</summary>
        Malformed = 1,

        /// <summary>The HMAC is not of this node's key, node, number, version, length and SHA-256.</summary>
        WrongHmac = 2,

        /// <summary>The version is not newer, in its first two numbers, than the one that runs.</summary>
        NotNewer = 3,

        /// <summary>The image does not fit into a slot of the flash, or not into the RAM it must be loaded into.</summary>
        TooLarge = 4,

        /// <summary>The image's server has not given it, again and again.</summary>
        NotFetched = 5,

        /// <summary>The server's file ends before the ordered length.</summary>
        Truncated = 6,

        /// <summary>The SHA-256 of what was fetched is another.</summary>
        WrongHash = 7,

        /// <summary>The bytes are as ordered, and are no image of that version.</summary>
        NotAnImage = 8,

        /// <summary>The flash took no more.</summary>
        FlashFailed = 9,

        /// <summary>It was started as often as it may be, and never got a record confirmed.</summary>
        NeverConfirmed = 10,

        /// <summary>Its slot no longer holds what was verified.</summary>
        Damaged = 11,

        /// <summary>The runtime could not load it.</summary>
        NotLoaded = 12,

        /// <summary>This node has no key for updates.</summary>
        NoKey = 13,
    }
}
