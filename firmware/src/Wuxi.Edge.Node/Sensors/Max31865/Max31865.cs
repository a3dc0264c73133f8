using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a MAX31865 that converts by itself fifty times a second: all registers at once, twice. SPI has no acknowledge and the chip no checksum, so a
    /// result counts only when both are alike and settings and thresholds among them are what was written. Not thread safe.
    /// </summary>
    internal sealed class Max31865 : Sensor
    {
        private const int Tries = 3;
        private const int AgainMs = 3;

        /// <summary>Bias and input filter settle in 10 ms, the first conversion takes 66 ms (data sheet); the rest is ours.</summary>
        private const int SettleMs = 150;

        /// <summary>The chip takes up to 5 MHz; slower goes further.</summary>
        private const int Hertz = 1000000;

        private const int Mode = 1;
        private const int Frame = 1 + Max31865Registers.Count;

        private readonly ISpiDevice _device;
        private readonly Max31865Options _options;
        private readonly StuckWatch _stuck;
        private readonly byte[] _write = new byte[Frame];
        private readonly byte[] _read = new byte[Frame];
        private readonly byte[] _again = new byte[Frame];
        private readonly byte[] _thresholds = new byte[4];
        private readonly byte _configuration;
        private bool _isSetUp;
        private int _tries;
        private long _dueMs;

        internal Max31865(Max31865Options options, BusPort port, long nowMs)
            : base(Max31865Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _device = port.OpenSpi(Mode, Hertz);
            _stuck = new StuckWatch(options.StuckMs);
            _configuration = (byte)(Max31865Registers.Continuous | (options.HasThreeWires ? Max31865Registers.ThreeWires : 0));

            // A thermometer beyond its range is a broken wire or a short circuit: the chip itself says so.
            int high = Max31865Registers.Ratio(Platinum.Ohms(Platinum.Highest), options.ReferenceOhms);
            int low = Max31865Registers.Ratio(Platinum.Ohms(Platinum.Lowest), options.ReferenceOhms);
            _thresholds[0] = (byte)(high >> 8);
            _thresholds[1] = (byte)high;
            _thresholds[2] = (byte)(low >> 8);
            _thresholds[3] = (byte)low;
        }

        internal override void Tick(long nowMs)
        {
            if (!IsDone && nowMs >= _dueMs)
            {
                int reason = _isSetUp ? Read(nowMs) : SetUp(nowMs);
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
            _dueMs = nowMs;
            if (_device == null)
            {
                GiveUp(ReasonCode.InputFailure);
            }
        }

        private int SetUp(long nowMs)
        {
            _write[0] = Max31865Registers.Write | Max31865Registers.ThresholdsAt;
            System.Array.Copy(_thresholds, 0, _write, 1, _thresholds.Length);
            bool isDone = _device.Transfer(_write, _read, 1 + _thresholds.Length);
            _write[0] = Max31865Registers.Write;
            _write[1] = (byte)(_configuration | Max31865Registers.ClearFaults);
            _isSetUp = isDone && _device.Transfer(_write, _read, 2);
            _dueMs = nowMs + SettleMs;
            return _isSetUp ? ReasonCode.None : ReasonCode.InputFailure;
        }

        private int Read(long nowMs)
        {
            StartAt(nowMs);
            for (int i = 0; i < Frame; i++)
            {
                _write[i] = 0;
            }

            if (!_device.Transfer(_write, _read, Frame) || !_device.Transfer(_write, _again, Frame))
            {
                return ReasonCode.InputFailure;
            }

            // The first byte came while the address was sent, and says nothing.
            for (int i = 1; i < Frame; i++)
            {
                if (_read[i] != _again[i])
                {
                    return ReasonCode.Corrupt;
                }
            }

            if (!IsAsSetUp())
            {
                // Nobody is there, or it was without power.
                _isSetUp = false;
                return ReasonCode.Timeout;
            }

            Heard(nowMs);
            Take(nowMs);
            Done();
            return ReasonCode.None;
        }

        private bool IsAsSetUp()
        {
            bool isSame = _read[1] == _configuration;
            for (int i = 0; i < _thresholds.Length; i++)
            {
                isSame &= _read[1 + Max31865Registers.ThresholdsAt + i] == _thresholds[i];
            }

            return isSame;
        }

        private void Take(long nowMs)
        {
            double celsius;
            int reason = Max31865Decoder.Decode(_read, _options.ReferenceOhms, out celsius);
            if (reason == ReasonCode.InstrumentFault)
            {
                // A fault stays in the register until it is cleared, which the next reading does.
                _isSetUp = false;
            }

            if (_stuck.IsStuck(_read, 1 + Max31865Registers.RatioAt, 2, nowMs))
            {
                reason = ReasonCode.InstrumentFault;
            }

            if (reason == ReasonCode.None)
            {
                SetValue(0, celsius);
            }
            else
            {
                SetReason(0, reason);
            }
        }

        private void Retry(int reason, long nowMs)
        {
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
