using System;
using System.Device.Adc;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One channel of the chip's converter.</summary>
    public sealed class NanoAnalogInput : IAnalogInput, IDisposable
    {
        private readonly AdcChannel _channel;
        private readonly double _voltsPerCount;

        /// <param name="channel">The open channel.</param>
        /// <param name="largestCount">The converter's number at full scale, e.g. 4095.</param>
        /// <param name="referenceMillivolts">Full scale, mV.</param>
        public NanoAnalogInput(AdcChannel channel, int largestCount, int referenceMillivolts)
        {
            _channel = channel;
            _voltsPerCount = referenceMillivolts / 1000.0 / largestCount;
        }

        public double ReadVolts()
        {
            try
            {
                return _channel.ReadValue() * _voltsPerCount;
            }
            catch (Exception)
            {
                return -1;
            }
        }

        public void Dispose()
        {
            _channel.Dispose();
        }
    }
}
