namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>One number in the answer of a meter. Immutable.</summary>
    internal sealed class Cjt188Value
    {
        /// <param name="metric">Name on the wire.</param>
        /// <param name="offset">Position within DATA, of its digits or of its unit, whichever comes first.</param>
        /// <param name="width">Bytes of digits.</param>
        /// <param name="divisor">Of the digits, for the decimals.</param>
        /// <param name="quantity">One of <see cref="Cjt188Quantity"/>.</param>
        internal Cjt188Value(string metric, int offset, int width, int divisor, int quantity)
        {
            Metric = metric;
            Offset = offset;
            Width = width;
            Divisor = divisor;
            Quantity = quantity;
        }

        internal string Metric { get; private set; }

        internal int Offset { get; private set; }

        internal int Width { get; private set; }

        internal int Divisor { get; private set; }

        internal int Quantity { get; private set; }
    }
}
