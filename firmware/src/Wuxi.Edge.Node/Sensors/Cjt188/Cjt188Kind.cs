namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>A kind of meter: the form of its answer to "current metering data" (901F). Immutable.</summary>
    internal sealed class Cjt188Kind
    {
        /// <summary>Type 10…19.</summary>
        internal static Cjt188Kind Water
        {
            get { return new Cjt188Kind("cjt188-water", 0x10, 22, Volume()); }
        }

        /// <summary>Type 30…39; the answer is that of a water meter.</summary>
        internal static Cjt188Kind Gas
        {
            get { return new Cjt188Kind("cjt188-gas", 0x30, 22, Volume()); }
        }

        /// <summary>Type 20…29; DATA begins with identifier, SER and the heat of the settlement day.</summary>
        internal static Cjt188Kind Heat
        {
            get
            {
                return new Cjt188Kind("cjt188-heat", 0x20, 46, new byte[]
                {
                    8, 4, 2, Cjt188Quantity.Energy,
                    13, 4, 2, Cjt188Quantity.Power,
                    18, 4, 4, Cjt188Quantity.Flow,
                    23, 4, 2, Cjt188Quantity.Volume,
                    28, 3, 2, Cjt188Quantity.Temperature,
                    31, 3, 2, Cjt188Quantity.Temperature,
                });
            }
        }

        private const int TypesOfAKind = 10;

        // Of each value: position within DATA (of its digits or its unit, whichever comes first), bytes of digits, decimals, quantity.
        private const int BytesOfValue = 4;

        private readonly byte[] _values;

        private Cjt188Kind(string id, int firstType, int dataLength, byte[] values)
        {
            Id = id;
            FirstType = firstType;
            DataLength = dataLength;
            _values = values;
        }

        /// <summary>Word in the settings.</summary>
        internal string Id { get; private set; }

        /// <summary>Lowest of its type codes.</summary>
        internal int FirstType { get; private set; }

        /// <summary>Bytes of DATA in the answer.</summary>
        internal int DataLength { get; private set; }

        /// <summary>Metric names: those of the values, and last low-battery. Made anew at each call.</summary>
        internal string[] Metrics
        {
            get
            {
                return LowBattery == 1
                    ? new[] { "volume", "low-battery" }
                    : new[] { "heat-energy", "power", "flow", "volume", "supply-temperature", "return-temperature", "low-battery" };
            }
        }

        /// <summary>Index of low-battery.</summary>
        internal int LowBattery
        {
            get { return _values.Length / BytesOfValue; }
        }

        /// <summary>Position of a value within DATA, of its digits or of its unit, whichever comes first.</summary>
        internal int Offset(int metric)
        {
            return _values[BytesOfValue * metric];
        }

        /// <summary>Bytes of a value's digits.</summary>
        internal int Width(int metric)
        {
            return _values[(BytesOfValue * metric) + 1];
        }

        /// <summary>Of a value's digits, for the decimals.</summary>
        internal int Divisor(int metric)
        {
            int divisor = 1;
            for (int i = _values[(BytesOfValue * metric) + 2]; i > 0; i--)
            {
                divisor *= 10;
            }

            return divisor;
        }

        /// <summary>One of <see cref="Cjt188Quantity"/>.</summary>
        internal int Quantity(int metric)
        {
            return _values[(BytesOfValue * metric) + 3];
        }

        /// <summary>Whether a type code is one of this kind.</summary>
        internal bool HasType(int type)
        {
            return type >= FirstType && type < FirstType + TypesOfAKind;
        }

        private static byte[] Volume()
        {
            return new byte[] { 3, 4, 2, Cjt188Quantity.Volume };
        }
    }
}
