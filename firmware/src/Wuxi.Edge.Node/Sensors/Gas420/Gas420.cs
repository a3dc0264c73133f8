namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Reads a gas detector. A lost signal is a fault of its own and never "no gas". Not thread safe.</summary>
    internal sealed class Gas420 : LoopSensor
    {
        internal Gas420(Gas420Options options, BusPort port, int periodMs, long nowMs)
            : base(Gas420Decoder.Metrics.Length, options.Measured, options, port, periodMs, nowMs)
        {
        }
    }
}
