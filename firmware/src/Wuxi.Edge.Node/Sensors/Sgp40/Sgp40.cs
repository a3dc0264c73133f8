using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads the raw signal of an SGP40, compensated for the air that another instrument on the bus has measured; for 25 Cel and 50 % where there is
    /// none. Not thread safe.
    /// </summary>
    internal sealed class Sgp40 : WordSensor
    {
        /// <summary>Longest measurement (data sheet, table of commands).</summary>
        private const int MeasureMs = 30;

        /// <summary>The plate is hot and the signal usable after a minute (data sheet, table 1: switch-on behaviour).</summary>
        private const int WarmUpMs = 60000;

        private const int OldClimateMs = 120000;

        private readonly byte[] _measure = { 0x26, 0x0F, 0, 0, 0, 0, 0, 0 };
        private readonly CleanAir _cleanAir = new CleanAir();
        private readonly WarmUp _warmUp = new WarmUp(WarmUpMs);
        private readonly Climate _climate;
        private readonly StuckWatch _stuck;

        internal Sgp40(I2cOptions options, BusPort port, long nowMs)
            : base(port, options.Address, Sgp40Decoder.Metrics.Length, nowMs)
        {
            _climate = port.Climate;
            _stuck = new StuckWatch(options.StuckMs);
        }

        protected override void OnStart(long nowMs)
        {
            bool isKnown = _climate.IsKnown(nowMs, OldClimateMs);
            SensirionWords.Put(_measure, 2, isKnown ? Sgp40Decoder.HumidityWord(_climate.Percent) : Sgp40Decoder.DefaultHumidity);
            SensirionWords.Put(_measure, 5, isKnown ? Sgp40Decoder.TemperatureWord(_climate.Celsius) : Sgp40Decoder.DefaultTemperature);
            Ask(_measure, MeasureMs, 1, nowMs);
        }

        protected override void OnWords(byte[] answer, long nowMs)
        {
            int raw = SensirionWords.Get(answer, 0);
            _warmUp.Heard(nowMs);
            if (_stuck.IsStuck(answer, 0, SensirionWords.Length, nowMs))
            {
                DoneWithout(ReasonCode.InstrumentFault);
            }
            else if (!_warmUp.IsOver(nowMs))
            {
                DoneWithout(ReasonCode.WarmingUp);
            }
            else if (raw == 0 || raw == SensirionWords.Largest)
            {
                DoneWithout(ReasonCode.OutOfRange);
            }
            else
            {
                SetValue(Sgp40Decoder.RawMetric, raw);
                SetValue(Sgp40Decoder.RiseMetric, _cleanAir.Rise(raw, nowMs));
                Done();
            }
        }

        protected override void OnLost()
        {
            _warmUp.Restart();
            _cleanAir.Forget();
        }
    }
}
