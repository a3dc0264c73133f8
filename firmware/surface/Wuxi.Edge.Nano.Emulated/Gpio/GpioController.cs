using Wuxi.Edge.Nano.Emulated;

namespace System.Device.Gpio;

/// <summary>
/// nanoFramework's <c>System.Device.Gpio.GpioController</c> over the pins of the emulated board. For the one thread
/// that runs the board's firmware. A pin keeps its level when the controller is disposed, as on the chip.
/// </summary>
public class GpioController : IDisposable
{
    private readonly IEmulatedBoard _board = EmulatedBoard.Require();
    private readonly Dictionary<int, GpioPin> _open = [];

    /// <exception cref="InvalidOperationException">The pin is open already.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        var pin = new GpioPin(this, _board, pinNumber);
        return _open.TryAdd(pinNumber, pin)
            ? pin
            : throw new InvalidOperationException($"Pin {pinNumber} is open already.");
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        if (!_open.Remove(pinNumber))
        {
            throw NotOpen(pinNumber);
        }
    }

    public bool IsPinOpen(int pinNumber) => _open.ContainsKey(pinNumber);

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is >= PinMode.Input and <= PinMode.OutputOpenSourcePullDown;

    public PinMode GetPinMode(int pinNumber) => Pin(pinNumber).GetPinMode();

    public void SetPinMode(int pinNumber, PinMode mode) => Pin(pinNumber).SetPinMode(mode);

    public PinValue Read(int pinNumber) => Pin(pinNumber).Read();

    public void Write(int pinNumber, PinValue value) => Pin(pinNumber).Write(value);

    public void Dispose() => _open.Clear();

    private static InvalidOperationException NotOpen(int pinNumber) => new($"Pin {pinNumber} is not open.");

    private GpioPin Pin(int pinNumber) => _open.TryGetValue(pinNumber, out var pin) ? pin : throw NotOpen(pinNumber);

    internal void Forget(GpioPin pin)
    {
        if (_open.TryGetValue(pin.PinNumber, out var open) && ReferenceEquals(open, pin))
        {
            _open.Remove(pin.PinNumber);
        }
    }
}
