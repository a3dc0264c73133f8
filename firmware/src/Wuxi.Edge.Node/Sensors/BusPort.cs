using System.Collections;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// An input, shared by the instruments on it and opened by the first of them: who came first has it until it gives it back.
    /// Or the inside of the node, for what hangs on no input. Not thread safe.
    /// </summary>
    internal sealed class BusPort
    {
        private const int LongestReply = 256;

        private readonly ArrayList _line = new ArrayList();
        private readonly INodeBuses _buses;
        private byte[] _reply;
        private Climate _climate;
        private bool _isOpen;

        internal BusPort(BusSettings settings, INodeBuses buses)
        {
            Settings = settings;
            _buses = buses;
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
        internal IFrameBus Frames { get; private set; }

        /// <summary>Null for another kind, before <see cref="OpenAnalog"/>, and when the channel could not be opened.</summary>
        internal IAnalogInput Analog { get; private set; }

        /// <summary>Null for another kind, before <see cref="OpenPulses"/>, and when the input could not be opened.</summary>
        internal IPulseInput Pulses { get; private set; }

        /// <summary>Null for another kind, before <see cref="OpenOneWire"/>, and when the bus could not be opened.</summary>
        internal IOneWireBus OneWire { get; private set; }

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
        /// Where the answers of a shared line are put, 256 bytes: of whoever's turn it is, until it gives the line back.
        /// </summary>
        internal byte[] Reply
        {
            get
            {
                if (_reply == null)
                {
                    _reply = new byte[LongestReply];
                }

                return _reply;
            }
        }

        /// <summary>Null for another kind, before <see cref="OpenWaves"/>, and when the channels could not be opened.</summary>
        internal IWaveInput Waves { get; private set; }

        /// <summary>Null for another kind, before <see cref="OpenVibration"/>, and when the accelerometer could not be opened.</summary>
        internal IVibrationInput Vibration { get; private set; }

        /// <summary>Null for another kind, before <see cref="OpenContact"/>, and when the input could not be opened.</summary>
        internal IContactInput Contact { get; private set; }

        /// <summary>Opens the serial port, unless another instrument has.</summary>
        /// <param name="framer">One of <c>Framer</c>; the same for all instruments on it.</param>
        internal void OpenFrames(int framer)
        {
            if (!_isOpen)
            {
                _isOpen = true;
                Frames = _buses.OpenFrames(Uart.Port, Uart.Baud, Uart.Parity, framer);
            }
        }

        /// <summary>Opens the ADC channel.</summary>
        internal void OpenAnalog(int windowMs)
        {
            _isOpen = true;
            VoltsBus volts = Settings as VoltsBus;
            Analog = volts != null
                ? _buses.OpenAnalog(volts.Channel, volts.ReferenceMillivolts, windowMs)
                : _buses.OpenAnalog(Adc.Channel, Adc.ReferenceMillivolts, windowMs);
        }

        /// <summary>Opens the pulse input.</summary>
        internal void OpenPulses()
        {
            _isOpen = true;
            PulseBus pulse = (PulseBus)Settings;
            Pulses = _buses.OpenPulses(pulse.Channel, pulse.Pin, pulse.GlitchUs, pulse.Edges);
        }

        /// <summary>Opens a device on the I2C bus; null when it could not be opened.</summary>
        internal II2cDevice OpenI2c(int address)
        {
            return _buses.OpenI2c(((I2cBus)Settings).Port, address);
        }

        /// <summary>Opens an SHT4x on the I2C bus; null when it could not be opened.</summary>
        internal IProbe OpenSht4x(int address)
        {
            return _buses.OpenSht4x(((I2cBus)Settings).Port, address);
        }

        /// <summary>Opens the device on the SPI bus; null when it could not be opened.</summary>
        internal ISpiDevice OpenSpi(int mode, int hertz)
        {
            SpiBus spi = (SpiBus)Settings;
            return _buses.OpenSpi(spi.Port, spi.ChipSelectPin, mode, hertz);
        }

        /// <summary>Opens the 1-Wire bus, unless another instrument has.</summary>
        internal void OpenOneWire()
        {
            if (!_isOpen)
            {
                _isOpen = true;
                OneWire = _buses.OpenOneWire();
            }
        }

        /// <summary>Opens the channels of alternating currents.</summary>
        internal void OpenWaves(double delayUs)
        {
            _isOpen = true;
            AcBus ac = (AcBus)Settings;
            Waves = _buses.OpenWaves(ac.Channels, ac.HasVoltage, ac.ReferenceMillivolts, ac.BiasMillivolts, delayUs);
        }

        /// <summary>Opens the accelerometer.</summary>
        internal void OpenVibration(int part, VibrationOptions options)
        {
            _isOpen = true;
            AccelerometerBus bus = (AccelerometerBus)Settings;
            Vibration = _buses.OpenVibration(part, bus.Spi, bus.ChipSelect, options.RateHz, options.RangeG, options.ShaftMillihertz);
        }

        /// <summary>Opens the digital input.</summary>
        internal void OpenContact()
        {
            _isOpen = true;
            DigitalBus digital = (DigitalBus)Settings;
            Contact = _buses.OpenContact(digital.Pin, digital.DebounceUs);
        }

        /// <summary>Opens a pin that the node drives; null when it could not be opened.</summary>
        internal IOutputPin OpenOutput(int pin, bool isHigh)
        {
            return _buses.OpenOutput(pin, isHigh);
        }

        /// <summary>Gets in line.</summary>
        internal void Request(Sensor sensor)
        {
            _line.Add(sensor);
        }

        /// <summary>Whether it is this one's turn.</summary>
        internal bool IsTurnOf(Sensor sensor)
        {
            return _line.Count > 0 && _line[0] == sensor;
        }

        /// <summary>The first in line has finished.</summary>
        internal void Release()
        {
            _line.RemoveAt(0);
        }
    }
}
