using System;
using System.Collections;
using System.Device.Gpio;
using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// The pins that the node drives. They are opened before anything else and stay open until the next reset: a pin that is closed floats,
    /// and only the resistor on the relay's driver still says what the load does. For the node's one loop.
    /// </summary>
    public sealed class GpioOutputs : IDisposable
    {
        private readonly GpioController _gpio = new GpioController();
        private readonly ArrayList _pins = new ArrayList();

        /// <summary>Opens a pin, or finds it open, and drives it.</summary>
        public IOutputPin Open(int pin, bool isHigh)
        {
            for (int i = 0; i < _pins.Count; i++)
            {
                var open = (GpioOutput)_pins[i];
                if (open.Number == pin)
                {
                    open.Write(isHigh);
                    return open;
                }
            }

            var output = new GpioOutput(_gpio.OpenPin(pin, PinMode.Output), pin);
            output.Write(isHigh);
            _pins.Add(output);
            return output;
        }

        /// <summary>Drives all outputs of the settings into their states for the start, before there is a node.</summary>
        public void DriveBoot(NodeSettings settings)
        {
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                var output = settings.Devices[i].Options as OutputOptions;
                if (output != null)
                {
                    Open(output.Pin, output.IsBootOn == output.IsActiveHigh);
                }
            }
        }

        /// <summary>Drives all outputs of the settings into their safe states: the program ends, and whoever drove them is gone.</summary>
        public void DriveSafe(NodeSettings settings)
        {
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                var output = settings.Devices[i].Options as OutputOptions;
                if (output != null)
                {
                    Open(output.Pin, output.IsSafeOn == output.IsActiveHigh);
                }
            }
        }

        /// <summary>Lets go of the pins. On the chip they float then.</summary>
        public void Dispose()
        {
            _pins.Clear();
            _gpio.Dispose();
        }
    }
}
