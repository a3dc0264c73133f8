using Wuxi.Edge.Gpio.Emulated;

namespace System.Device.Gpio;

/// <summary>
/// The pins of the emulated board, kept in a file that other processes can see. Thread safe. Errors are those of the real
/// controller: <see cref="InvalidOperationException"/> for a pin that is not open, opened twice, or in the wrong mode.
/// </summary>
public class GpioController : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedSet<int> _open = [];
    private readonly EmulatedPins _pins;

    /// <summary>Opens the file that <see cref="EmulatedPins.DefaultPath"/> names.</summary>
    public GpioController() => _pins = EmulatedPins.Open(EmulatedPins.DefaultPath);

    public virtual int PinCount => EmulatedPins.Count;

    public GpioPin OpenPin(int pinNumber)
    {
        OpenPinCore(pinNumber);
        return new GpioPin(pinNumber, this);
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode, PinValue initialValue)
    {
        GpioPin pin = OpenPin(pinNumber);
        // The level first: an output must not show the old level for an instant.
        _pins.Write(pinNumber, (bool)initialValue);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    protected virtual void OpenPinCore(int pinNumber)
    {
        if (pinNumber is < 0 or >= EmulatedPins.Count)
        {
            throw new ArgumentException($"There is no pin {pinNumber}; expected 0 to {EmulatedPins.Count - 1}.", nameof(pinNumber));
        }

        lock (_gate)
        {
            if (!_open.Add(pinNumber))
            {
                throw new InvalidOperationException($"Pin {pinNumber} is already open.");
            }
        }
    }

    public void ClosePin(int pinNumber)
    {
        lock (_gate)
        {
            if (!_open.Remove(pinNumber))
            {
                throw new InvalidOperationException($"Pin {pinNumber} is not open.");
            }
        }
    }

    public virtual void SetPinMode(int pinNumber, PinMode mode)
    {
        AssertOpen(pinNumber);
        if (!IsPinModeSupported(pinNumber, mode))
        {
            throw new InvalidOperationException($"Pin {pinNumber} does not support mode {mode}.");
        }

        _pins.SetMode(pinNumber, (byte)mode);
    }

    public virtual PinMode GetPinMode(int pinNumber)
    {
        AssertOpen(pinNumber);
        return (PinMode)_pins.GetMode(pinNumber);
    }

    public virtual bool IsPinOpen(int pinNumber)
    {
        lock (_gate)
        {
            return _open.Contains(pinNumber);
        }
    }

    public virtual bool IsPinModeSupported(int pinNumber, PinMode mode) => Enum.IsDefined(mode);

    public virtual PinValue Read(int pinNumber)
    {
        AssertOpen(pinNumber);
        return _pins.Read(pinNumber);
    }

    public virtual void Toggle(int pinNumber) => Write(pinNumber, !Read(pinNumber));

    public virtual void Write(int pinNumber, PinValue value)
    {
        AssertOpen(pinNumber);
        if (_pins.GetMode(pinNumber) != (byte)PinMode.Output)
        {
            throw new InvalidOperationException($"Pin {pinNumber} is not an output.");
        }

        _pins.Write(pinNumber, (bool)value);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _open.Clear();
            }

            _pins.Dispose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private void AssertOpen(int pinNumber)
    {
        if (!IsPinOpen(pinNumber))
        {
            throw new InvalidOperationException($"Pin {pinNumber} is not open.");
        }
    }
}
