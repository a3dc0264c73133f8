using System.Device.Gpio;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One open pin. For the node's one loop.</summary>
    internal sealed class GpioOutput : IOutputPin
    {
        private readonly GpioPin _pin;

        internal GpioOutput(GpioPin pin, int number)
        {
            _pin = pin;
            Number = number;
        }

        /// <summary>Pin of the board.</summary>
        internal int Number { get; private set; }

        public void Write(bool isHigh)
        {
            _pin.Write(isHigh ? PinValue.High : PinValue.Low);
        }
    }
}
