using System;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Opens the chip's ports for the node, by the native drivers or nanoFramework's own, and closes them with itself. For the node's one loop.</summary>
    public sealed class NativeBuses : INodeBuses, IDisposable
    {
        private readonly NativeAnalog _analog;
        private readonly GpioOutputs _outputs;
        private NativeContacts _contacts;
        private IDisposable[] _open = new IDisposable[0];

        /// <param name="clock">For the uptime.</param>
        /// <param name="outputs">The pins that are driven; they stay driven when the rest is closed.</param>
        public NativeBuses(IClock clock, GpioOutputs outputs)
        {
            _analog = new NativeAnalog(clock);
            Keep(_analog);
            _outputs = outputs;
        }

        /// <summary>Why the last bus could not be opened, in words; null when all could.</summary>
        public string Fault { get; private set; }

        /// <summary>Begins to sample the analog inputs, which share a converter. Call it when all were opened; one opened later stops them for a moment.</summary>
        public void Start()
        {
            try
            {
                _analog.Start();
            }
            catch (Exception e)
            {
                Fault = "analog inputs cannot be sampled: " + e.Message;
            }
        }

        public IFrameBus OpenFrames(string port, int baud, string parity, int framer)
        {
            try
            {
                var frames = new NativeFrameBus(port, baud, parity, framer);
                Keep(frames);
                return frames;
            }
            catch (Exception e)
            {
                Fault = "serial port " + port + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IAnalogInput OpenAnalog(int channel, int referenceMillivolts, int windowMs)
        {
            try
            {
                var input = new NativeAnalogInput(_analog, channel, referenceMillivolts, windowMs);
                _analog.Add(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "analog input " + channel + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IPulseInput OpenPulses(int channel, int pin, int glitchUs, string edges)
        {
            try
            {
                var input = new NativePulseInput(channel, pin, glitchUs, edges);
                Keep(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "pulse input " + channel + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public II2cDevice OpenI2c(int bus, int address)
        {
            try
            {
                var device = new NanoI2cDevice(bus, address);
                Keep(device);
                return device;
            }
            catch (Exception e)
            {
                Fault = "I2C bus " + bus + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IProbe OpenSht4x(int bus, int address)
        {
            try
            {
                var probe = new Sht4xProbe(bus, address);
                Keep(probe);
                return probe;
            }
            catch (Exception e)
            {
                Fault = "I2C bus " + bus + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public ISpiDevice OpenSpi(int bus, int chipSelectPin, int mode, int hertz)
        {
            try
            {
                var device = new NanoSpiDevice(bus, chipSelectPin, mode, hertz);
                Keep(device);
                return device;
            }
            catch (Exception e)
            {
                Fault = "SPI bus " + bus + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IOneWireBus OpenOneWire()
        {
            try
            {
                var bus = new NanoOneWireBus();
                Keep(bus);
                return bus;
            }
            catch (Exception e)
            {
                Fault = "1-Wire bus cannot be opened: " + e.Message;
                return null;
            }
        }

        public IWaveInput OpenWaves(int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs)
        {
            try
            {
                var input = new NativeWaveInput(_analog, channels, hasVoltage, referenceMillivolts, biasMillivolts, delayUs);
                _analog.Add(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "analog inputs from " + channels[0] + " on cannot be opened: " + e.Message;
                return null;
            }
        }

        public IVibrationInput OpenVibration(int part, int spi, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz)
        {
            try
            {
                var input = new NativeVibrationInput(part, spi, chipSelectPin, rateHz, rangeG, shaftMillihertz);
                Keep(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "accelerometer at pin " + chipSelectPin + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IContactInput OpenContact(int pin, int debounceUs)
        {
            try
            {
                if (_contacts == null)
                {
                    _contacts = new NativeContacts();
                    Keep(_contacts);
                }

                return _contacts.Open(pin, debounceUs);
            }
            catch (Exception e)
            {
                Fault = "digital input " + pin + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IOutputPin OpenOutput(int pin, bool isHigh)
        {
            try
            {
                return _outputs.Open(pin, isHigh);
            }
            catch (Exception e)
            {
                Fault = "output pin " + pin + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public void Dispose()
        {
            for (int i = 0; i < _open.Length; i++)
            {
                _open[i].Dispose();
            }

            _open = new IDisposable[0];
        }

        private void Keep(IDisposable bus)
        {
            IDisposable[] open = new IDisposable[_open.Length + 1];
            Array.Copy(_open, 0, open, 0, _open.Length);
            open[_open.Length] = bus;
            _open = open;
        }
    }
}
