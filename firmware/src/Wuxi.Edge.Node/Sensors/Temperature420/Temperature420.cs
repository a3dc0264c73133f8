namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Reads the transmitter of a resistance thermometer (PT100). Not thread safe.</summary>
    internal sealed class Temperature420 : LoopSensor
    {
        internal Temperature420(LoopScale scale, BusPort port, int periodMs, long nowMs)
            : base(Temperature420Decoder.Metrics.Length, 0, scale, port, periodMs, nowMs)
        {
        }
    }
}
