using System.Collections;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An opened input, shared by the instruments on it: who came first has it until it gives it back. Not thread safe.</summary>
    internal sealed class BusPort
    {
        private readonly ArrayList _line = new ArrayList();

        private BusPort(BusSettings settings)
        {
            Settings = settings;
        }

        internal BusSettings Settings { get; private set; }

        /// <summary>Null for an ADC, and when the port could not be opened.</summary>
        internal IUart Uart { get; private set; }

        /// <summary>Null for a serial port, and when the channel could not be opened.</summary>
        internal IAnalogInput Analog { get; private set; }

        internal static BusPort Open(BusSettings settings, INodeBuses buses)
        {
            BusPort port = new BusPort(settings);
            if (settings.IsAnalog)
            {
                port.Analog = buses.OpenAnalog(settings.Channel, settings.ReferenceMillivolts);
            }
            else
            {
                port.Uart = buses.OpenUart(settings.Port, settings.Baud, settings.Parity);
            }

            return port;
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
