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

        /// <summary>No input: the node itself is what is looked at.</summary>
        public const string None = "none";

        /// <summary>All kinds that a line <c>bus</c> may name, in words.</summary>
        public const string Names = "uart, adc, pulse, i2c, spi or onewire";

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
                default:
                    return null;
            }
        }
    }
}
