using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Winsen ZE07-CO carbon monoxide module in active upload, alone on a serial port.</summary>
    internal sealed class Ze07CoPart : SensorPart
    {
        public override string Id
        {
            get { return "ze07-co"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return WinsenDecoder.CarbonMonoxide; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new WinsenUpload(port, WinsenFrames.WarmUpMs, device.ShortestPeriodMs, nowMs);
        }
    }
}
