using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// An input, shared by the instruments on it and opened by the first of them: who came first has it until it gives it back.
    /// Or the inside of the node, for what hangs on no input. Not thread safe.
    /// </summary>
    internal sealed class BusPort
    {
        private readonly NodeInputs _inputs;

        // What was opened, of the kind of the input: one field for all kinds, of which a port has one.
        private object _input;

        // Who has the line, and who waits for it behind.
        private LineMaster _first;
        private Climate _climate;
        private bool _isOpen;

        internal BusPort(BusSettings settings, NodeInputs inputs)
        {
            Settings = settings;
            _inputs = inputs;
        }

        internal BusPort(NodeInside inside)
        {
            Inside = inside;
        }

        /// <summary>Null for the inside of the node.</summary>
        internal BusSettings Settings { get; private set; }

        /// <summary>What a part looks at that hangs on no input; null for an input.</summary>
        internal NodeInside Inside { get; private set; }

        /// <summary>Settings of a serial port.</summary>
        internal UartBus Uart
        {
            get { return (UartBus)Settings; }
        }

        /// <summary>Settings of an ADC channel.</summary>
        internal AdcBus Adc
        {
            get { return (AdcBus)Settings; }
        }

        /// <summary>Null for another kind, before <see cref="OpenFrames"/>, and when the port could not be opened.</summary>
        internal IFrameBus Frames
        {
            get { return _input as IFrameBus; }
        }

        /// <summary>Null for another kind, before <see cref="OpenAnalog"/>, and when the channel could not be opened.</summary>
        internal IAnalogInput Analog
        {
            get { return _input as IAnalogInput; }
        }

        /// <summary>Null for another kind, before <see cref="OpenPulses"/>, and when the input could not be opened.</summary>
        internal IPulseInput Pulses
        {
            get { return _input as IPulseInput; }
        }

        /// <summary>Null for another kind, before <see cref="OpenOneWire"/>, and when the bus could not be opened.</summary>
        internal IOneWireBus OneWire
        {
            get { return _input as IOneWireBus; }
        }

        /// <summary>What the instruments on it know of the air around them.</summary>
        internal Climate Climate
        {
            get
            {
                if (_climate == null)
                {
                    _climate = new Climate();
                }

                return _climate;
            }
        }

        /// <summary>
        /// Where a frame is put, 256 bytes, the same for all ports of the node: it counts until whoever took it returns to the loop.
        /// </summary>
        internal byte[] Frame
        {
            get { return _inputs.Frame; }
        }

        /// <summary>Null for another kind, before <see cref="OpenWaves"/>, and when the channels could not be opened.</summary>
        internal IWaveInput Waves
        {
            get { return _input as IWaveInput; }
        }

        /// <summary>Null for another kind, before <see cref="OpenVibration"/>, and when the accelerometer could not be opened.</summary>
        internal IVibrationInput Vibration
        {
            get { return _input as IVibrationInput; }
        }

        /// <summary>Null for another kind, before <see cref="OpenContact"/>, and when the input could not be opened.</summary>
        internal IContactInput Contact
        {
            get { return _input as IContactInput; }
        }

        /// <summary>Opens the serial port, unless another instrument has.</summary>
        /// <param name="framer">One of <c>Framer</c>; the same for all instruments on it.</param>
        internal void OpenFrames(int framer)
        {
            if (!_isOpen)
            {
                _isOpen = true;
                _input = _inputs.Buses.OpenFrames(Uart.Port, Uart.Baud, Uart.Parity, framer);
            }
        }

        /// <summary>Opens the ADC channel.</summary>
        internal void OpenAnalog(int windowMs)
        {
            _isOpen = true;
            VoltsBus volts = Settings as VoltsBus;
            _input = volts != null
                ? _inputs.Buses.OpenAnalog(volts.Channel, volts.ReferenceMillivolts, windowMs)
                : _inputs.Buses.OpenAnalog(Adc.Channel, Adc.ReferenceMillivolts, windowMs);
        }

        /// <summary>Opens the pulse input.</summary>
        internal void OpenPulses()
        {
            _isOpen = true;
            PulseBus pulse = (PulseBus)Settings;
            _input = _inputs.Buses.OpenPulses(pulse.Channel, pulse.Pin, pulse.GlitchUs, pulse.Edges);
        }

        /// <summary>Opens a device on the I2C bus; null when it could not be opened.</summary>
        internal II2cDevice OpenI2c(int address)
        {
            return _inputs.Buses.OpenI2c(((I2cBus)Settings).Port, address);
        }

        /// <summary>Opens an SHT4x on the I2C bus; null when it could not be opened.</summary>
        internal IProbe OpenSht4x(int address)
        {
            return _inputs.Buses.OpenSht4x(((I2cBus)Settings).Port, address);
        }

        /// <summary>Opens the device on the SPI bus; null when it could not be opened.</summary>
        internal ISpiDevice OpenSpi(int mode, int hertz)
        {
            SpiBus spi = (SpiBus)Settings;
            return _inputs.Buses.OpenSpi(spi.Port, spi.ChipSelectPin, mode, hertz);
        }

        /// <summary>Opens the 1-Wire bus, unless another instrument has.</summary>
        internal void OpenOneWire()
        {
            if (!_isOpen)
            {
                _isOpen = true;
                _input = _inputs.Buses.OpenOneWire();
            }
        }

        /// <summary>Opens the channels of alternating currents.</summary>
        internal void OpenWaves(double delayUs)
        {
            _isOpen = true;
            AcBus ac = (AcBus)Settings;
            _input = _inputs.Buses.OpenWaves(ac.Channels, ac.HasVoltage, ac.ReferenceMillivolts, ac.BiasMillivolts, delayUs);
        }

        /// <summary>Opens the accelerometer.</summary>
        internal void OpenVibration(int part, VibrationOptions options)
        {
            _isOpen = true;
            AccelerometerBus bus = (AccelerometerBus)Settings;
            _input = _inputs.Buses.OpenVibration(part, bus.Spi, bus.ChipSelect, options.RateHz, options.RangeG, options.ShaftMillihertz);
        }

        /// <summary>Opens the digital input.</summary>
        internal void OpenContact()
        {
            _isOpen = true;
            DigitalBus digital = (DigitalBus)Settings;
            _input = _inputs.Buses.OpenContact(digital.Pin, digital.DebounceUs);
        }

        /// <summary>Opens a pin that the node drives; null when it could not be opened.</summary>
        internal IOutputPin OpenOutput(int pin, bool isHigh)
        {
            return _inputs.Buses.OpenOutput(pin, isHigh);
        }

        /// <summary>Gets in line.</summary>
        internal void Request(LineMaster sensor)
        {
            if (_first == null)
            {
                _first = sensor;
                return;
            }

            LineMaster last = _first;
            while (last.Next != null)
            {
                last = last.Next;
            }

            last.Next = sensor;
        }

        /// <summary>Whether it is this one's turn.</summary>
        internal bool IsTurnOf(LineMaster sensor)
        {
            return _first == sensor;
        }

        /// <summary>The first in line has finished.</summary>
        internal void Release()
        {
            LineMaster next = _first.Next;
            _first.Next = null;
            _first = next;
        }
    }
}
