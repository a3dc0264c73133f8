namespace System.Device.Gpio;

/// <summary>One open pin of a controller.</summary>
public class GpioPin : IDisposable
{
    protected internal GpioPin(int pinNumber, GpioController controller)
    {
        PinNumber = pinNumber;
        Controller = controller;
    }

    public virtual int PinNumber { get; }

    public GpioController Controller { get; }

    public virtual PinMode GetPinMode() => Controller.GetPinMode(PinNumber);

    public virtual bool IsPinModeSupported(PinMode pinMode) => Controller.IsPinModeSupported(PinNumber, pinMode);

    public virtual void SetPinMode(PinMode value) => Controller.SetPinMode(PinNumber, value);

    public virtual PinValue Read() => Controller.Read(PinNumber);

    public virtual void Write(PinValue value) => Controller.Write(PinNumber, value);

    public virtual void Toggle() => Controller.Toggle(PinNumber);

    public virtual void Close() => Controller.ClosePin(PinNumber);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}
