using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Listens to a PMS5003 in active mode, which sends a frame every 0.2 to 2.3 s without being asked; the native driver finds and
    /// checks them. A reading takes the last frame; one older than the sampling period (but at least one interval of the part, and at
    /// most four) is no value any more. Not thread safe.
    /// </summary>
    internal sealed class Pms5003 : Sensor
    {
        private const int PollMs = 200;

        private const int LongestLifeMs = 4 * Pms5003Frames.IntervalMs;

        private readonly BusPort _port;
        private readonly byte[] _frame = new byte[256];
        private readonly int[] _concentrations = new int[Pms5003Decoder.Metrics.Length];
        private readonly long _lifeMs;
        private readonly long _bornMs;
        private long _frameMs = -1;
        private long _damagedAtFrame;
        private bool _isStranger;
        private bool _isFaulty;

        /// <param name="port">A serial port of its own.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Pms5003(BusPort port, int periodMs, long nowMs)
            : base(Pms5003Decoder.Metrics.Length, nowMs)
        {
            _port = port;
            _port.OpenFrames(Framer.Plantower);
            _lifeMs = periodMs > LongestLifeMs ? LongestLifeMs : periodMs < Pms5003Frames.IntervalMs ? Pms5003Frames.IntervalMs : periodMs;
            _bornMs = nowMs;
        }

        private bool IsDamaged
        {
            get { return _isStranger || _port.Frames.Damaged > _damagedAtFrame; }
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
            if (_port.Frames == null)
            {
                Failed();
                return;
            }

            int length;
            while ((length = _port.Frames.Take(_frame)) >= 0)
            {
                if (length == Pms5003Frames.Length)
                {
                    Take(_port.Frames.AtMs);
                }

                // Another instrument of the maker has frames of another length: its numbers would mean something else.
                _isStranger = length != Pms5003Frames.Length;
            }

            if (nowMs - HeardMs > Pms5003Frames.IntervalMs)
            {
                Failed();
            }
        }

        private void Take(long atMs)
        {
            Heard(atMs);
            _damagedAtFrame = _port.Frames.Damaged;
            _frameMs = atMs;
            _isFaulty = Pms5003Decoder.IsFaulty(_frame);
            for (int i = 0; i < _concentrations.Length; i++)
            {
                _concentrations[i] = Pms5003Decoder.Concentration(_frame, i);
            }
        }

        private void TryFinish(long nowMs)
        {
            if (_port.Frames == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
            }
            else if (_frameMs >= 0 && nowMs - _frameMs <= _lifeMs)
            {
                TakeValues();
            }
            else if (_frameMs < 0 && nowMs - _bornMs <= _lifeMs && !IsDamaged)
            {
                // The node has only just started to listen: the first frame is still to come.
                StartAt(nowMs);
                return;
            }
            else
            {
                SetReasonOfAll(IsDamaged ? ReasonCode.Corrupt : ReasonCode.Timeout);
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
