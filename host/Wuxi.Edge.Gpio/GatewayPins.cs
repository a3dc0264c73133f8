using System.Device.Gpio;

namespace Wuxi.Edge.Gpio;

/// <summary>
/// The gateway's pins through <see cref="GpioController"/>: the emulated one, or the real package's with
/// <c>-p:DevicePackages=nuget</c>. Disposing it does not change a level.
/// </summary>
public sealed class GatewayPins : IOutputPins
{
    private readonly GpioController _controller = new();

    public void Open(int pin, bool isHigh) => _controller.OpenPin(pin, PinMode.Output, isHigh ? PinValue.High : PinValue.Low);

    public void Write(int pin, bool isHigh) => _controller.Write(pin, isHigh ? PinValue.High : PinValue.Low);

    public void Dispose() => _controller.Dispose();
}
