namespace Wuxi.Edge.Gpio;

/// <summary>Output pins by number. One owner thread.</summary>
public interface IOutputPins : IDisposable
{
    /// <summary>Makes a pin an output that shows <paramref name="isHigh"/> from its first instant.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already, or cannot be an output.</exception>
    void Open(int pin, bool isHigh);

    /// <summary>Sets the level of an open pin.</summary>
    void Write(int pin, bool isHigh);
}
