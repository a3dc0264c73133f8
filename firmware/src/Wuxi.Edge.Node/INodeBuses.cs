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

        /// <summary>Opens a pin that the node drives, and drives it; null when the board has no such pin or it cannot be opened.</summary>
        /// <param name="pin">Pin of the board.</param>
        /// <param name="isHigh">Its level from the first moment on.</param>
        IOutputPin OpenOutput(int pin, bool isHigh);
    }
}
