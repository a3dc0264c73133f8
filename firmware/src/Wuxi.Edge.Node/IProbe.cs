namespace Wuxi.Edge.Node
{
    /// <summary>An instrument that a nanoFramework binding reads in one call, which waits for the measurement. Never throws.</summary>
    public interface IProbe
    {
        /// <summary>Measures. One of <c>ReasonCode</c> of Wuxi.Edge.Wire; with None, all values count.</summary>
        /// <param name="values">One for each metric of the part, in its order.</param>
        int Read(double[] values);
    }
}
