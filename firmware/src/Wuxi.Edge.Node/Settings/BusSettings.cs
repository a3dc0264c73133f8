namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One input of the node, as set: a serial port, a current loop or a pulse input. Immutable once parsed.</summary>
    public sealed class BusSettings
    {
        /// <summary>Id within the node.</summary>
        public string Id { get; internal set; }

        /// <summary>An ADC channel with a current loop.</summary>
        public bool IsAnalog { get; internal set; }

        /// <summary>A pin with a contact or an open collector that gives pulses.</summary>
        public bool IsPulse { get; internal set; }

        /// <summary>Word in the settings: uart, adc or pulse.</summary>
        public string Kind
        {
            get { return IsAnalog ? "adc" : IsPulse ? "pulse" : "uart"; }
        }

        /// <summary>Serial port, e.g. <c>COM2</c>; null for another kind.</summary>
        public string Port { get; internal set; }

        /// <summary>Bit/s; 0 for another kind.</summary>
        public int Baud { get; internal set; }

        /// <summary><c>none</c>, <c>even</c> or <c>odd</c>; null for another kind.</summary>
        public string Parity { get; internal set; }

        /// <summary>ADC channel, or place of the pulses' total in the journal, 0…3; 0 for a serial port.</summary>
        public int Channel { get; internal set; }

        /// <summary>Full scale of the ADC, mV; 0 for another kind.</summary>
        public int ReferenceMillivolts { get; internal set; }

        /// <summary>Shunt resistor of the loop, ohm; 0 for another kind.</summary>
        public double ShuntOhms { get; internal set; }

        /// <summary>Pin of the pulses; 0 for another kind.</summary>
        public int Pin { get; internal set; }

        /// <summary>Levels that last less are no pulses, us; 0 for another kind.</summary>
        public int GlitchUs { get; internal set; }

        /// <summary><c>rising</c> or <c>falling</c>: the edge that counts; null for another kind.</summary>
        public string Edges { get; internal set; }
    }
}
