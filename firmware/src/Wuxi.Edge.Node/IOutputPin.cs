namespace Wuxi.Edge.Node
{
    /// <summary>One pin that the node drives. Keeps its level until it is written again. Never throws.</summary>
    public interface IOutputPin
    {
        /// <summary>Drives it high or low.</summary>
        void Write(bool isHigh);
    }
}
