namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One input of the node, as set. Immutable once parsed.</summary>
    public sealed class BusSettings
    {
        /// <summary>Id within the node.</summary>
        public string Id { get; internal set; }

        /// <summary>An ADC channel with a current loop; otherwise a serial port.</summary>
        public bool IsAnalog { get; internal set; }

        /// <summary>Serial port, e.g. <c>COM2</c>; null for an ADC.</summary>
        public string Port { get; internal set; }

        /// <summary>Bit/s; 0 for an ADC.</summary>
        public int Baud { get; internal set; }

        /// <summary><c>none</c>, <c>even</c> or <c>odd</c>; null for an ADC.</summary>
        public string Parity { get; internal set; }

        /// <summary>ADC channel; 0 for a serial port.</summary>
        public int Channel { get; internal set; }

        /// <summary>Full scale of the ADC, mV; 0 for a serial port.</summary>
        public int ReferenceMillivolts { get; internal set; }

        /// <summary>Shunt resistor of the loop, ohm; 0 for a serial port.</summary>
        public double ShuntOhms { get; internal set; }
    }
}
