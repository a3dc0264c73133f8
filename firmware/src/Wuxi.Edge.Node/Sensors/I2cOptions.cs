namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Options of an instrument on an I2C bus. Immutable once parsed.</summary>
    public sealed class I2cOptions : StuckOptions
    {
        internal I2cOptions()
        {
        }

        /// <summary>Its address, 7 bits.</summary>
        public int Address { get; internal set; }
    }
}
