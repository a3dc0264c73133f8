namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>A kind of meter: the form of its answer to "current metering data" (901F). Immutable.</summary>
    internal sealed class Cjt188Kind
    {
        /// <summary>Type 10…19.</summary>
        internal static Cjt188Kind Water
        {
            get
            {
                return new Cjt188Kind("cjt188-water", 0x10, 22, new[]
                {
                    new Cjt188Value("volume", 3, 4, 100, Cjt188Quantity.Volume),
                });
            }
        }

        /// <summary>Type 30…39; the answer is that of a water meter.</summary>
        internal static Cjt188Kind Gas
        {
            get
            {
                return new Cjt188Kind("cjt188-gas", 0x30, 22, new[]
                {
                    new Cjt188Value("volume", 3, 4, 100, Cjt188Quantity.Volume),
                });
            }
        }

        /// <summary>Type 20…29; DATA begins with identifier, SER and the heat of the settlement day.</summary>
        internal static Cjt188Kind Heat
        {
            get
            {
                return new Cjt188Kind("cjt188-heat", 0x20, 46, new[]
                {
                    new Cjt188Value("heat-energy", 8, 4, 100, Cjt188Quantity.Energy),
                    new Cjt188Value("power", 13, 4, 100, Cjt188Quantity.Power),
                    new Cjt188Value("flow", 18, 4, 10000, Cjt188Quantity.Flow),
                    new Cjt188Value("volume", 23, 4, 100, Cjt188Quantity.Volume),
                    new Cjt188Value("supply-temperature", 28, 3, 100, Cjt188Quantity.Temperature),
                    new Cjt188Value("return-temperature", 31, 3, 100, Cjt188Quantity.Temperature),
                });
            }
        }

        private const int TypesOfAKind = 10;

        private readonly Cjt188Value[] _values;

        private Cjt188Kind(string id, int firstType, int dataLength, Cjt188Value[] values)
        {
            Id = id;
            FirstType = firstType;
            DataLength = dataLength;
            _values = values;
            Metrics = new string[values.Length + 1];
            for (int i = 0; i < values.Length; i++)
            {
                Metrics[i] = values[i].Metric;
            }

            Metrics[values.Length] = "low-battery";
        }

        /// <summary>Word in the settings.</summary>
        internal string Id { get; private set; }

        /// <summary>Lowest of its type codes.</summary>
        internal int FirstType { get; private set; }

        /// <summary>Bytes of DATA in the answer.</summary>
        internal int DataLength { get; private set; }

        /// <summary>Metric names: those of the values, and last low-battery.</summary>
        internal string[] Metrics { get; private set; }

        /// <summary>Index of low-battery.</summary>
        internal int LowBattery
        {
            get { return _values.Length; }
        }

        internal Cjt188Value Value(int metric)
        {
            return _values[metric];
        }

        /// <summary>Whether a type code is one of this kind.</summary>
        internal bool HasType(int type)
        {
            return type >= FirstType && type < FirstType + TypesOfAKind;
        }
    }
}
