namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Options of a MAX31865. Immutable once parsed.</summary>
    public sealed class Max31865Options : StuckOptions
    {
        internal Max31865Options()
        {
        }

        /// <summary>The thermometer has three wires; two and four are alike for the chip.</summary>
        public bool HasThreeWires { get; internal set; }

        /// <summary>Reference resistor of the board, ohm.</summary>
        public double ReferenceOhms { get; internal set; }
    }
}
