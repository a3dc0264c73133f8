namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Reads a smoke transmitter. A lost signal is a fault of its own and never "no smoke". Not thread safe.</summary>
    internal sealed class Smoke420 : LoopSensor
    {
        internal Smoke420(LoopScale scale, BusPort port, int periodMs, long nowMs)
            : base(Smoke420Decoder.Metrics.Length, 0, scale, port, periodMs, nowMs)
        {
        }
    }
}
