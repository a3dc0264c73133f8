namespace Wuxi.Edge.Node
{
    /// <summary>Opens the node's inputs. Called once for each bus that an instrument hangs on, when the node is made. Never throws.</summary>
    public interface INodeBuses
    {
        /// <summary>Opens a serial port with 8 data bits and 1 stop bit; null when the board has no such port or it cannot be opened.</summary>
        /// <param name="port">nanoFramework name, e.g. <c>COM2</c>.</param>
        /// <param name="baud">Bit/s.</param>
        /// <param name="parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
        /// <param name="framer">Protocol on the line, one of <c>Framer</c> of Wuxi.Edge.Native.</param>
        IFrameBus OpenFrames(string port, int baud, string parity, int framer);

        /// <summary>Opens an ADC channel; null when the board has none such or it cannot be opened.</summary>
        /// <param name="channel">Channel of the converter.</param>
        /// <param name="referenceMillivolts">Its full scale, mV.</param>
        /// <param name="windowMs">Length of a window, ms: a multiple of 20, so that the mains' hum is averaged out.</param>
        IAnalogInput OpenAnalog(int channel, int referenceMillivolts, int windowMs);

        /// <summary>Opens a pulse input; null when the board has no such pin or it cannot be opened.</summary>
        /// <param name="channel">Place of its total in the journal, 0…3: the same at every start.</param>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="glitchUs">Levels that last less do not count, us.</param>
        /// <param name="edges"><c>rising</c> or <c>falling</c>: the edge that counts.</param>
        IPulseInput OpenPulses(int channel, int pin, int glitchUs, string edges);

        /// <summary>Opens a device on an I2C bus; null when the board has no such bus.</summary>
        /// <param name="bus">I2C port of the chip, 1 or 2.</param>
        /// <param name="address">Address of the device, 7 bits.</param>
        II2cDevice OpenI2c(int bus, int address);

        /// <summary>Opens an SHT4x by its binding; null when the board has no such bus.</summary>
        /// <param name="bus">I2C port of the chip, 1 or 2.</param>
        /// <param name="address">Address of the sensor, 7 bits.</param>
        IProbe OpenSht4x(int bus, int address);

        /// <summary>Opens a device on an SPI bus; null when the board has no such bus.</summary>
        /// <param name="bus">SPI port of the chip, 1 or 2.</param>
        /// <param name="chipSelectPin">Pin of the board that selects the device.</param>
        /// <param name="mode">SPI mode, 0…3.</param>
        /// <param name="hertz">Highest clock.</param>
        ISpiDevice OpenSpi(int bus, int chipSelectPin, int mode, int hertz);

        /// <summary>Opens the 1-Wire bus; null when the board has none.</summary>
        IOneWireBus OpenOneWire();
        /// <summary>Opens ADC channels with alternating currents; null when the board has none such or they cannot be opened.</summary>
        /// <param name="channels">Channels of the converter: currents, and after them the voltage.</param>
        /// <param name="hasVoltage">Whether the last of two is the voltage of the first.</param>
        /// <param name="referenceMillivolts">Full scale of the converter, mV.</param>
        /// <param name="biasMillivolts">Voltage at the pins without current, mV.</param>
        /// <param name="delayUs">How much later the current's transducer shows an instant than the voltage's, us.</param>
        IWaveInput OpenWaves(int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs);

        /// <summary>Opens an accelerometer; null when the board has none there, or another part answers.</summary>
        /// <param name="part">One of <c>VibrationPart</c> of Wuxi.Edge.Native.</param>
        /// <param name="spi">N of SPIN.</param>
        /// <param name="chipSelectPin">Pin.</param>
        /// <param name="rateHz">Samples a second.</param>
        /// <param name="rangeG">Full scale, g.</param>
        /// <param name="shaftMillihertz">Speed of the shaft; 0 when it is not known.</param>
        IVibrationInput OpenVibration(int part, int spi, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz);

        /// <summary>Opens a digital input; null when the board has no such pin or it cannot be opened.</summary>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="debounceUs">The level must be quiet for so long to have changed, us.</param>
        IContactInput OpenContact(int pin, int debounceUs);
        /// <summary>Opens a pin that the node drives, and drives it; null when the board has no such pin or it cannot be opened.</summary>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="isHigh">Its level from the first moment on.</param>
        IOutputPin OpenOutput(int pin, bool isHigh);
    }
}
