using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Reads an SHT3x: one measurement a reading, highest repeatability, without clock stretching. Not thread safe.</summary>
    internal sealed class Sht3x : WordSensor
    {
        /// <summary>Longest measurement 15.5 ms (data sheet, table 4).</summary>
        private const int MeasureMs = 16;

        private readonly byte[] _measure = { 0x24, 0x00 };

        private readonly Climate _climate;
        private readonly StuckWatch _stuck;

        internal Sht3x(I2cOptions options, BusPort port, long nowMs)
            : base(port, options.Address, Sht3xDecoder.Metrics.Length, nowMs)
        {
            _climate = port.Climate;
            _stuck = new StuckWatch(options.StuckMs);
        }

        protected override void OnStart(long nowMs)
        {
            Ask(_measure, MeasureMs, Sht3xDecoder.Words, nowMs);
        }

        protected override void OnWords(byte[] answer, long nowMs)
        {
            double celsius;
            double percent;
            int reason = Sht3xDecoder.Decode(answer, out celsius, out percent);
            if (_stuck.IsStuck(answer, 0, Sht3xDecoder.Words * SensirionWords.Length, nowMs))
            {
                reason = ReasonCode.InstrumentFault;
            }

            if (reason != ReasonCode.None)
            {
                DoneWithout(reason);
                return;
            }

            SetValue(Sht3xDecoder.TemperatureMetric, celsius);
            SetValue(Sht3xDecoder.HumidityMetric, percent);
            _climate.Set(celsius, percent, nowMs);
            Done();
        }
    }
}
