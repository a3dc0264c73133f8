namespace Wuxi.Edge.Node
{
    /// <summary>What must go on while the loop waits for the network. Never throws, never waits.</summary>
    public interface IMeanwhile
    {
        /// <summary>Does what is due; to be called every 20 ms or so, by the thread that waits.</summary>
        void Work();
    }
}
