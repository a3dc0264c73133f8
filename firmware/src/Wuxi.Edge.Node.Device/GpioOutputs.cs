using System;
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
        private GpioOutput[] _pins = new GpioOutput[0];

        /// <summary>Why the last of them could not be driven, in words; null when all could.</summary>
        public string Fault { get; private set; }

        /// <summary>Opens a pin, or finds it open, and drives it.</summary>
        public IOutputPin Open(int pin, bool isHigh)
        {
            for (int i = 0; i < _pins.Length; i++)
            {
                GpioOutput open = _pins[i];
                if (open.Number == pin)
                {
                    open.Write(isHigh);
                    return open;
                }
            }

            var output = new GpioOutput(_gpio.OpenPin(pin, PinMode.Output), pin);
            output.Write(isHigh);
            GpioOutput[] pins = new GpioOutput[_pins.Length + 1];
            Array.Copy(_pins, 0, pins, 0, _pins.Length);
            pins[_pins.Length] = output;
            _pins = pins;
            return output;
        }

        /// <summary>Drives all outputs of the settings into their states for the start, before there is a node. Never throws.</summary>
        public void DriveBoot(NodeSettings settings)
        {
            Drive(settings, null, false);
        }

        /// <summary>
        /// Drives all outputs of the settings into their safe states: the program ends, and whoever drove them is gone. Never throws.
        /// </summary>
        /// <param name="settings">Whose outputs.</param>
        /// <param name="except">Outputs whose pins are in these, too, are left as they are; null for none.</param>
        public void DriveSafe(NodeSettings settings, NodeSettings except)
        {
            Drive(settings, except, true);
        }

        /// <summary>Lets go of the pins. On the chip they float then.</summary>
        public void Dispose()
        {
            _pins = new GpioOutput[0];
            _gpio.Dispose();
        }

        private static bool Has(NodeSettings settings, int pin)
        {
            for (int i = 0; settings != null && i < settings.Devices.Length; i++)
            {
                var driven = settings.Devices[i].Options as IDrivesPin;
                if (driven != null && driven.Driven.Pin == pin)
                {
                    return true;
                }
            }

            return false;
        }

        private void Drive(NodeSettings settings, NodeSettings except, bool isSafe)
        {
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                var driven = settings.Devices[i].Options as IDrivesPin;
                OutputOptions output = driven == null ? null : driven.Driven;
                if (output == null || Has(except, output.Pin))
                {
                    continue;
                }

                try
                {
                    Open(output.Pin, (isSafe ? output.IsSafeOn : output.IsBootOn) == output.IsActiveHigh);
                }
                catch (Exception e)
                {
                    // The others all the same. The node meets it again, and reports the output as bad.
                    Fault = "output pin " + output.Pin + " cannot be opened: " + e.Message;
                }
            }
        }
    }
}
