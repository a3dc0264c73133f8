namespace Wuxi.Edge.Nano.Emulated;

/// <summary>How a transfer on an emulated I2C bus ended.</summary>
public enum I2cOutcome
{
    /// <summary>All bytes were transferred.</summary>
    Full,

    /// <summary>Nobody acknowledged the address, or the device did not take a byte.</summary>
    NotAcknowledged,

    /// <summary>The bus does not come free: a line is held low.</summary>
    Stuck,
}
