using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Listens to a PMS5003 in active mode, which sends a frame every 0.2 to 2.3 s without being asked. A reading takes the last frame;
    /// one older than the sampling period (but at least one interval of the part, and at most four) is no value any more. Needs to be called every
    /// 200 ms: at 9600 bit/s that is 192 bytes at most, less than the 256 a serial port buffers. Not thread safe.
    /// </summary>
    internal sealed class Pms5003 : Sensor
    {
        private const int PollMs = 200;

        private const int LongestLifeMs = 4 * Pms5003Frames.IntervalMs;

        private readonly BusPort _port;
        private readonly Pms5003Receiver _receiver = new Pms5003Receiver();
        private readonly byte[] _input = new byte[64];
        private readonly int[] _concentrations = new int[Pms5003Decoder.Metrics.Length];
        private readonly long _lifeMs;
        private readonly long _bornMs;
        private long _frameMs = -1;
        private bool _isFaulty;
        private bool _isPortDead;

        /// <param name="port">A serial port of its own.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Pms5003(BusPort port, int periodMs, long nowMs)
            : base(Pms5003Decoder.Metrics.Length, nowMs)
        {
            _port = port;
            _lifeMs = periodMs > LongestLifeMs ? LongestLifeMs : periodMs < Pms5003Frames.IntervalMs ? Pms5003Frames.IntervalMs : periodMs;
            _bornMs = nowMs;
        }

        internal override void Tick(long nowMs)
        {
            Drain(nowMs);
            if (!IsDone)
            {
                TryFinish(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            return nowMs + PollMs;
        }

        protected override void OnBegin(long nowMs)
        {
            Drain(nowMs);
            TryFinish(nowMs);
        }

        private void Drain(long nowMs)
        {
            if (_port.Uart == null)
            {
                _isPortDead = true;
                return;
            }

            int count;
            while ((count = _port.Uart.Read(_input, 0, _input.Length)) > 0)
            {
                for (int i = 0; i < count; i++)
                {
                    if (_receiver.Put(_input[i]))
                    {
                        Take(nowMs);
                    }
                }
            }

            _isPortDead = count < 0;
            if (nowMs - HeardMs > Pms5003Frames.IntervalMs)
            {
                Failed();
            }
        }

        private void Take(long nowMs)
        {
            Heard(nowMs);
            _receiver.ForgetGarbage();
            _frameMs = nowMs;
            _isFaulty = Pms5003Decoder.IsFaulty(_receiver.Frame);
            for (int i = 0; i < _concentrations.Length; i++)
            {
                _concentrations[i] = Pms5003Decoder.Concentration(_receiver.Frame, i);
            }
        }

        private void TryFinish(long nowMs)
        {
            if (_isPortDead)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
            }
            else if (_frameMs >= 0 && nowMs - _frameMs <= _lifeMs)
            {
                TakeValues();
            }
            else if (_frameMs < 0 && nowMs - _bornMs <= _lifeMs && _receiver.GarbageCount == 0)
            {
                // The node has only just started to listen: the first frame is still to come.
                StartAt(nowMs);
                return;
            }
            else
            {
                SetReasonOfAll(_receiver.GarbageCount > 0 ? ReasonCode.Corrupt : ReasonCode.Timeout);
            }

            Done();
        }

        private void TakeValues()
        {
            for (int i = 0; i < _concentrations.Length; i++)
            {
                if (_isFaulty)
                {
                    SetReason(i, ReasonCode.InstrumentFault);
                }
                else
                {
                    SetValue(i, _concentrations[i]);
                }
            }
        }
    }
}
