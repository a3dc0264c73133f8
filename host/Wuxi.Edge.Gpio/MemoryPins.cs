namespace Wuxi.Edge.Gpio;

/// <summary>Pins in memory, for runs in virtual time: no board, no file. One owner thread.</summary>
public sealed class MemoryPins : IOutputPins
{
    private readonly Dictionary<int, bool> _levels = [];

    /// <summary>The open pins and their levels.</summary>
    public IReadOnlyDictionary<int, bool> Levels => _levels;

    /// <summary>Called with pin and level after every change.</summary>
    public Action<int, bool>? Changed { get; set; }

    public void Open(int pin, bool isHigh)
    {
        if (!_levels.TryAdd(pin, isHigh))
        {
            throw new InvalidOperationException($"Pin {pin} is already open.");
        }

        Changed?.Invoke(pin, isHigh);
    }

    public void Write(int pin, bool isHigh)
    {
        if (!_levels.TryGetValue(pin, out bool level))
        {
            throw new InvalidOperationException($"Pin {pin} is not open.");
        }

        if (level != isHigh)
        {
            _levels[pin] = isHigh;
            Changed?.Invoke(pin, isHigh);
        }
    }

    public void Dispose()
    {
        // Levels stay as they are, as on a board.
    }
}
