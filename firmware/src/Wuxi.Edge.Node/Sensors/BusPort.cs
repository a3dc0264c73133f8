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

        // What was opened, of the kind of the input: one field for all kinds, of which a port has one. The port itself when it could not be opened.
        private object _input;

        // What only one kind has: who has the line, with those behind it that wait for it; what is known of the air; the inside of the node.
        private object _own;

        internal BusPort(BusSettings settings, NodeInputs inputs)
        {
            Settings = settings;
            _inputs = inputs;
        }

        internal BusPort(NodeInside inside)
        {
            _own = inside;
        }

        /// <summary>Null for the inside of the node.</summary>
        internal BusSettings Settings { get; private set; }

        /// <summary>What a part looks at that hangs on no input; null for an input.</summary>
        internal NodeInside Inside
        {
            get { return _own as NodeInside; }
        }

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
                if (_own == null)
                {
                    _own = new Climate();
                }

                return (Climate)_own;
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
            if (_input == null)
            {
                Keep(_inputs.Buses.OpenFrames(Uart.Port, Uart.Baud, Uart.Parity, framer));
            }
        }

        /// <summary>Opens the ADC channel.</summary>
        internal void OpenAnalog(int windowMs)
        {
            VoltsBus volts = Settings as VoltsBus;
            Keep(volts != null
                ? _inputs.Buses.OpenAnalog(volts.Channel, volts.ReferenceMillivolts, windowMs)
                : _inputs.Buses.OpenAnalog(Adc.Channel, Adc.ReferenceMillivolts, windowMs));
        }

        /// <summary>Opens the pulse input.</summary>
        internal void OpenPulses()
        {
            PulseBus pulse = (PulseBus)Settings;
            Keep(_inputs.Buses.OpenPulses(pulse.Channel, pulse.Pin, pulse.GlitchUs, pulse.Edges));
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
            if (_input == null)
            {
                Keep(_inputs.Buses.OpenOneWire());
            }
        }

        /// <summary>Opens the channels of alternating currents.</summary>
        internal void OpenWaves(double delayUs)
        {
            AcBus ac = (AcBus)Settings;
            Keep(_inputs.Buses.OpenWaves(ac.Channels, ac.HasVoltage, ac.ReferenceMillivolts, ac.BiasMillivolts, delayUs));
        }

        /// <summary>Opens the accelerometer.</summary>
        internal void OpenVibration(int part, VibrationOptions options)
        {
            AccelerometerBus bus = (AccelerometerBus)Settings;
            Keep(_inputs.Buses.OpenVibration(part, bus.Spi, bus.ChipSelect, options.RateHz, options.RangeG, options.ShaftMillihertz));
        }

        /// <summary>Opens the digital input.</summary>
        internal void OpenContact()
        {
            DigitalBus digital = (DigitalBus)Settings;
            Keep(_inputs.Buses.OpenContact(digital.Pin, digital.DebounceUs));
        }

        /// <summary>Opens a pin that the node drives; null when it could not be opened.</summary>
        internal IOutputPin OpenOutput(int pin, bool isHigh)
        {
            return _inputs.Buses.OpenOutput(pin, isHigh);
        }

        /// <summary>Gets in line.</summary>
        internal void Request(LineMaster sensor)
        {
            LineMaster last = (LineMaster)_own;
            if (last == null)
            {
                _own = sensor;
                return;
            }

            while (last.Next != null)
            {
                last = last.Next;
            }

            last.Next = sensor;
        }

        /// <summary>Whether it is this one's turn.</summary>
        internal bool IsTurnOf(LineMaster sensor)
        {
            return _own == sensor;
        }

        /// <summary>The first in line has finished.</summary>
        internal void Release()
        {
            LineMaster first = (LineMaster)_own;
            _own = first.Next;
            first.Next = null;
        }

        private void Keep(object opened)
        {
            _input = opened != null ? opened : this;
        }
    }
}
