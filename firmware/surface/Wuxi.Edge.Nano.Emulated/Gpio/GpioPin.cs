using Wuxi.Edge.Nano.Emulated;

namespace System.Device.Gpio;

/// <summary>One open pin of the emulated board.</summary>
public class GpioPin : IDisposable
{
    private readonly GpioController _owner;
    private readonly IEmulatedBoard _board;
    private PinMode _mode = PinMode.Input;

    internal GpioPin(GpioController owner, IEmulatedBoard board, int pinNumber)
    {
        _owner = owner;
        _board = board;
        PinNumber = pinNumber;
    }

    public int PinNumber { get; }

    public PinMode GetPinMode() => _mode;

    public bool IsPinModeSupported(PinMode pinMode) => _owner.IsPinModeSupported(PinNumber, pinMode);

    public void SetPinMode(PinMode value) => _mode = IsPinModeSupported(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, null);

    public PinValue Read() => _board.ReadPin(PinNumber);

    /// <exception cref="InvalidOperationException">The pin is not an output.</exception>
    public void Write(PinValue value)
    {
        if (_mode < PinMode.Output)
        {
            throw new InvalidOperationException($"Pin {PinNumber} is not an output.");
        }

        _board.WritePin(PinNumber, (bool)value);
    }

    public void Toggle() => Write(!(bool)Read());

    public void Dispose() => _owner.Forget(this);
}
