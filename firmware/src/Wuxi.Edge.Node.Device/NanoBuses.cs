using System;
using System.Collections;
using System.Device.Adc;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Opens the chip's ports for the node, and closes them with itself. For the node's one loop.</summary>
    public sealed class NanoBuses : INodeBuses, IDisposable
    {
        private readonly ArrayList _open = new ArrayList();
        private AdcController _converter;

        /// <summary>Why the last bus could not be opened, in words; null when all could.</summary>
        public string Fault { get; private set; }

        public IUart OpenUart(string port, int baud, string parity)
        {
            try
            {
                var uart = new NanoUart(port, baud, parity);
                _open.Add(uart);
                return uart;
            }
            catch (Exception e)
            {
                Fault = "serial port " + port + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public IAnalogInput OpenAnalog(int channel, int referenceMillivolts)
        {
            try
            {
                if (_converter == null)
                {
                    _converter = new AdcController();
                }

                var input = new NanoAnalogInput(_converter.OpenChannel(channel), _converter.MaxValue, referenceMillivolts);
                _open.Add(input);
                return input;
            }
            catch (Exception e)
            {
                Fault = "analog input " + channel + " cannot be opened: " + e.Message;
                return null;
            }
        }

        public void Dispose()
        {
            foreach (object bus in _open)
            {
                ((IDisposable)bus).Dispose();
            }

            _open.Clear();
        }
    }
}
