namespace Wuxi.Edge.Nano.Emulated;

/// <summary>
/// Says on which board the code of this thread is running. A real chip has one set of pins and needs no such thing;
/// here thousands of boards share a process, and nanoFramework's classes have no parameter for the board. The surface
/// types look once, in their constructors.
/// </summary>
public static class EmulatedBoard
{
    [ThreadStatic]
    private static IEmulatedBoard? _current;

    /// <summary>The board of this thread, or null. Set it before firmware objects are made.</summary>
    public static IEmulatedBoard? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>The board of this thread.</summary>
    /// <exception cref="InvalidOperationException">No board was set: firmware code runs outside an emulated board.</exception>
    internal static IEmulatedBoard Require() => Current
        ?? throw new InvalidOperationException(
            $"No emulated board on this thread: set {nameof(EmulatedBoard)}.{nameof(Current)} before firmware objects are made.");
}
