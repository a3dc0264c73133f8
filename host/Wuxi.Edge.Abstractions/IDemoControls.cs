namespace Wuxi.Edge.Abstractions;

/// <summary>
/// Present only in <c>edge demo</c>, where the workshop is emulated: lets the console start what cannot be asked of a real one.
/// Safe for use by many threads.
/// </summary>
public interface IDemoControls
{
    /// <summary>Whether the emulated fire burns.</summary>
    bool IsFireBurning { get; }

    /// <summary>Lights the fire (signal of the smoke transmitter follows a growing fire), or puts it out.</summary>
    void SetFire(bool burning);
}
