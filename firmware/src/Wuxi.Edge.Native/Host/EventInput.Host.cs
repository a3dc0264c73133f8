namespace Wuxi.Edge.Native
{
    /// <summary>An open digital input of the host: its edges, and when the driver wants to look at it without one.</summary>
    internal sealed class EventInput
    {
        internal EventInput(int handle, INativeInput input, long fromUs)
        {
            Edges = new InputEdges(handle, input, fromUs);
        }

        internal InputEdges Edges { get; }

        internal long DueUs { get; set; } = long.MaxValue;

        internal long NextUs
        {
            get { return DueUs < Edges.NextUs ? DueUs : Edges.NextUs; }
        }
    }
}
