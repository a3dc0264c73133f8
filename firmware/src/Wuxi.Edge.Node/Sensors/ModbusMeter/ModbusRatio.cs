namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a meter's own value is multiplied with, when it measures behind transformers.</summary>
    internal static class ModbusRatio
    {
        /// <summary>A ratio or a frequency: nothing.</summary>
        internal const int None = 0;

        /// <summary>A voltage.</summary>
        internal const int Pt = 1;

        /// <summary>A current.</summary>
        internal const int Ct = 2;

        /// <summary>A power or an energy.</summary>
        internal const int CtPt = 3;
    }
}
