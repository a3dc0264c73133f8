namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Reads a sound level transmitter. Not thread safe.</summary>
    internal sealed class Noise420 : LoopSensor
    {
        internal Noise420(LoopScale scale, BusPort port, int periodMs, long nowMs)
            : base(Noise420Decoder.Metrics.Length, 0, scale, port, periodMs, nowMs)
        {
        }
    }
}
