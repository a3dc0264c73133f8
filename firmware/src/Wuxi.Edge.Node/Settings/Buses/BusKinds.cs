namespace Wuxi.Edge.Node.Settings
{
    /// <summary>The kinds of input that instruments hang on, as words in the settings.</summary>
    public static class BusKinds
    {
        /// <summary>Serial port.</summary>
        public const string Uart = "uart";

        /// <summary>ADC channel with a current loop.</summary>
        public const string Adc = "adc";

        /// <summary>Pin that counts the pulses of a meter.</summary>
        public const string Pulse = "pulse";

        /// <summary>I2C bus.</summary>
        public const string I2c = "i2c";

        /// <summary>SPI bus with the chip select of one device.</summary>
        public const string Spi = "spi";

        /// <summary>1-Wire bus.</summary>
        public const string OneWire = "onewire";
        /// <summary>Pin with a dry contact.</summary>
        public const string Digital = "digital";

        /// <summary>ADC channels with alternating currents, and perhaps their voltage.</summary>
        public const string Ac = "ac";

        /// <summary>ADC channel with a voltage.</summary>
        public const string Volts = "volts";

        /// <summary>SPI accelerometer with a FIFO.</summary>
        public const string Accelerometer = "accel";

        /// <summary>No input: the node itself is what is looked at.</summary>
        public const string None = "none";

        /// <summary>All kinds that a line <c>bus</c> may name, in words.</summary>
        public const string Names = "uart, adc, pulse, i2c, spi, onewire, digital, ac, volts or accel";

        /// <summary>Empty settings of a kind; null when there is none such.</summary>
        internal static BusSettings Make(string kind)
        {
            switch (kind)
            {
                case Uart:
                    return new UartBus();
                case Adc:
                    return new AdcBus();
                case Pulse:
                    return new PulseBus();
                case I2c:
                    return new I2cBus();
                case Spi:
                    return new SpiBus();
                case OneWire:
                    return new OneWireBus();
                case Ac:
                    return new AcBus();
                case Volts:
                    return new VoltsBus();
                case Accelerometer:
                    return new AccelerometerBus();
                case Digital:
                    return new DigitalBus();
                default:
                    return null;
            }
        }
    }
}
