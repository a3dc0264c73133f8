namespace Wuxi.Edge.Node.Update
{
    /// <summary>Where an update is. The numbers stand in journals on flash: they stay as they are.</summary>
    public enum UpdateState
    {
        /// <summary>None was ever ordered.</summary>
        Idle = 0,

        /// <summary>The image comes in, piece by piece.</summary>
        Fetching = 1,

        /// <summary>The image is all there; its SHA-256 is worked out.</summary>
        Verifying = 2,

        /// <summary>The image is good; it starts with the next boot, which is due.</summary>
        Ready = 3,

        /// <summary>The image runs, and the gateway has not confirmed a record of it yet.</summary>
        OnTrial = 4,

        /// <summary>The image runs and stays.</summary>
        Confirmed = 5,

        /// <summary>The image did not prove itself; the one before it runs again.</summary>
        RolledBack = 6,

        /// <summary>The order or its image was not taken; what runs was never left.</summary>
        Refused = 7,
    }
}
