using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a BME280: starts one measurement, and fetches it when it is over. The sensor has no checksum, so whatever counts is read twice, the
    /// start is read back, and the settings with each result: after a power cut they are not those. Not thread safe.
    /// </summary>
    internal sealed class Bme280 : Sensor
    {
        private const int Tries = 2;
        private const int AgainMs = 5;

        /// <summary>Longest measurement of each quantity once: 9.3 ms (data sheet, appendix 9.1).</summary>
        private const int MeasureMs = 12;

        private readonly byte[] _start = Bme280Registers.Start;
        private readonly II2cDevice _device;
        private readonly Climate _climate;
        private readonly StuckWatch _stuck;
        private readonly Bme280Calibration _calibration = new Bme280Calibration();
        private readonly double[] _values = new double[Bme280Decoder.Metrics.Length];
        private readonly byte[] _register = new byte[1];
        private readonly byte[] _read = new byte[Bme280Registers.FirstCalibrationLength];
        private readonly byte[] _again = new byte[Bme280Registers.FirstCalibrationLength];
        private readonly byte[] _second = new byte[Bme280Registers.SecondCalibrationLength];
        private bool _isCalibrated;
        private bool _isStarted;
        private int _tries;
        private long _dueMs;

        internal Bme280(I2cOptions options, BusPort port, long nowMs)
            : base(Bme280Decoder.Metrics.Length, nowMs)
        {
            _device = port.OpenI2c(options.Address);
            _climate = port.Climate;
            _stuck = new StuckWatch(options.StuckMs);
        }

        internal override void Tick(long nowMs)
        {
            if (!IsDone && nowMs >= _dueMs)
            {
                int reason = _isStarted ? Fetch(nowMs) : Start(nowMs);
                if (reason != ReasonCode.None)
                {
                    Retry(reason, nowMs);
                }
            }
        }

        internal override long NextMs(long nowMs)
        {
            return IsDone ? long.MaxValue : _dueMs;
        }

        protected override void OnBegin(long nowMs)
        {
            _tries = 0;
            _isStarted = false;
            _dueMs = nowMs;
            if (_device == null)
            {
                GiveUp(ReasonCode.InputFailure);
            }
        }

        private int Start(long nowMs)
        {
            StartAt(nowMs);
            if (!_isCalibrated)
            {
                int reason = Calibrate();
                if (reason != ReasonCode.None)
                {
                    return reason;
                }
            }

            int state = _device.Transfer(_start, _start.Length, null, 0);
            if (state != TransferState.Done)
            {
                return ReasonOf(state);
            }

            int readBack = Get(Bme280Registers.ControlHumidity, _read, Bme280Registers.ControlLength);
            if (readBack != ReasonCode.None)
            {
                return readBack;
            }

            if (!HasSettings(_read, Bme280Registers.Forced))
            {
                return ReasonCode.Corrupt;
            }

            _isStarted = true;
            _dueMs = nowMs + MeasureMs;
            return ReasonCode.None;
        }

        private int Calibrate()
        {
            int reason = Twice(Bme280Registers.Identity, 1);
            if (reason != ReasonCode.None)
            {
                return reason;
            }

            if (_read[0] != Bme280Registers.Bme280)
            {
                return ReasonCode.InstrumentFault;
            }

            reason = Twice(Bme280Registers.SecondCalibration, Bme280Registers.SecondCalibrationLength);
            if (reason == ReasonCode.None)
            {
                System.Array.Copy(_read, 0, _second, 0, _second.Length);
                reason = Twice(Bme280Registers.FirstCalibration, Bme280Registers.FirstCalibrationLength);
            }

            if (reason != ReasonCode.None)
            {
                return reason;
            }

            _isCalibrated = _calibration.Load(_read, _second);
            return _isCalibrated ? ReasonCode.None : ReasonCode.InstrumentFault;
        }

        private int Fetch(long nowMs)
        {
            int reason = Twice(Bme280Registers.ControlHumidity, Bme280Registers.ResultLength);
            if (reason != ReasonCode.None)
            {
                return reason;
            }

            if ((_read[Bme280Registers.StatusAt] & Bme280Registers.Busy) != 0 || !HasSettings(_read, Bme280Registers.Asleep))
            {
                // Another state than it was put into: it was without power, and may be another sensor now.
                _isCalibrated = false;
                return ReasonCode.NotAvailable;
            }

            Heard(nowMs);
            reason = _stuck.IsStuck(_read, Bme280Registers.DataAt, Bme280Registers.ResultLength - Bme280Registers.DataAt, nowMs)
                ? ReasonCode.InstrumentFault
                : Bme280Decoder.Decode(_read, _calibration, _values);
            if (reason != ReasonCode.None)
            {
                SetReasonOfAll(reason);
                Done();
                return ReasonCode.None;
            }

            for (int i = 0; i < _values.Length; i++)
            {
                SetValue(i, _values[i]);
            }

            _climate.Set(_values[Bme280Decoder.TemperatureMetric], _values[Bme280Decoder.HumidityMetric], nowMs);
            Done();
            return ReasonCode.None;
        }

        private static bool HasSettings(byte[] read, byte control)
        {
            return read[0] == Bme280Registers.HumidityOnce
                && read[Bme280Registers.ControlAt] == control
                && read[Bme280Registers.ConfigurationAt] == Bme280Registers.Plain;
        }

        /// <summary>Reads registers twice; the reason why they do not count.</summary>
        private int Twice(byte register, int count)
        {
            int reason = Get(register, _read, count);
            if (reason == ReasonCode.None)
            {
                reason = Get(register, _again, count);
            }

            for (int i = 0; i < count && reason == ReasonCode.None; i++)
            {
                if (_read[i] != _again[i])
                {
                    reason = ReasonCode.Corrupt;
                }
            }

            return reason;
        }

        private int Get(byte register, byte[] into, int count)
        {
            _register[0] = register;
            int state = _device.Transfer(_register, 1, into, count);
            return state == TransferState.Done ? ReasonCode.None : ReasonOf(state);
        }

        private static int ReasonOf(int state)
        {
            return state == TransferState.NoAnswer ? ReasonCode.Timeout : ReasonCode.InputFailure;
        }

        private void Retry(int reason, long nowMs)
        {
            _isStarted = false;
            _tries++;
            _dueMs = nowMs + AgainMs;
            if (_tries == Tries)
            {
                GiveUp(reason);
            }
        }

        private void GiveUp(int reason)
        {
            Failed();
            SetReasonOfAll(reason);
            Done();
        }
    }
}
