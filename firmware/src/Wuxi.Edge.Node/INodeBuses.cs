namespace Wuxi.Edge.Node
{
    /// <summary>Opens the node's inputs. Called once for each bus of the settings, when the node is made. Never throws.</summary>
    public interface INodeBuses
    {
        /// <summary>Opens a serial port with 8 data bits and 1 stop bit; null when the board has no such port or it cannot be opened.</summary>
        /// <param name="port">nanoFramework name, e.g. <c>COM2</c>.</param>
        /// <param name="baud">Bit/s.</param>
        /// <param name="parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
        IUart OpenUart(string port, int baud, string parity);

        /// <summary>Opens an ADC channel; null when the board has none such or it cannot be opened.</summary>
        /// <param name="channel">Channel of the converter.</param>
        /// <param name="referenceMillivolts">Its full scale, mV.</param>
        IAnalogInput OpenAnalog(int channel, int referenceMillivolts);
    }
}
