namespace Wuxi.Edge.Node.Control
{
    /// <summary>Options of a device that drives a pin of the node: the pin is its own, and goes to its safe level when the program ends.</summary>
    public interface IDrivesPin
    {
        /// <summary>The pin and its states.</summary>
        OutputOptions Driven { get; }
    }
}
