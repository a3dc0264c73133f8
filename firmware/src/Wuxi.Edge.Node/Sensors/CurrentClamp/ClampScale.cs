using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a volt at the pin of a current clamp means. Immutable once parsed.</summary>
    public class ClampScale
    {
        internal ClampScale()
        {
        }

        /// <summary>Current around which the clamp lies for one ampere in its wires, or for one volt if the burden is inside the clamp.</summary>
        public double Ratio { get; internal set; }

        /// <summary>Burden resistor, ohm; 1 if it is inside the clamp.</summary>
        public double BurdenOhms { get; internal set; }

        /// <summary>A for a volt at the pin.</summary>
        internal double AmperesPerVolt
        {
            get { return Ratio / BurdenOhms; }
        }

        /// <summary>Reads <c>ratio=</c> and <c>burden=</c>.</summary>
        internal void Read(SettingsLine line)
        {
            Ratio = line.Number("ratio", 0.1, 100000);
            BurdenOhms = line.OptionalNumber("burden", 0.1, 10000, 1);
        }
    }
}
