using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Listens to an instrument that speaks unasked; the native driver finds and checks its frames. A reading takes the last frame; one
    /// older than the sampling period (but at least one interval of the instrument, and at most four) is no value any more. After a
    /// silence of more than four intervals it counts as powered up anew. Not thread safe.
    /// </summary>
    internal abstract class ListeningSensor : Sensor
    {
        private const int PollMs = 200;
        private const int IntervalsOfLife = 4;

        private readonly BusPort _port;
        private readonly StuckWatch _stuck;
        private readonly WarmUp _warmUp;
        private readonly int _intervalMs;
        private readonly long _lifeMs;
        private readonly long _bornMs;
        private long _frameMs = -1;
        private long _damagedAtFrame;
        private bool _isStranger;

        /// <param name="port">A serial port of its own.</param>
        /// <param name="framer">One of <c>Framer</c>.</param>
        /// <param name="metrics">How many metrics it has.</param>
        /// <param name="intervalMs">Longest interval between two frames.</param>
        /// <param name="warmUpMs">For how long after power-up its values do not count.</param>
        /// <param name="options">How long its numbers may stand still.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected ListeningSensor(
            BusPort port, int framer, int metrics, int intervalMs, int warmUpMs, StuckOptions options, int periodMs, long nowMs)
            : base(metrics, nowMs)
        {
            _port = port;
            _port.OpenFrames(framer);
            _stuck = new StuckWatch(options.StuckMs);
            _warmUp = new WarmUp(warmUpMs);
            _intervalMs = intervalMs;
            int longestMs = IntervalsOfLife * intervalMs;
            _lifeMs = periodMs > longestMs ? longestMs : periodMs < intervalMs ? intervalMs : periodMs;
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

        /// <summary>Whether a frame is one with measured values of this instrument; another's numbers would mean something else.</summary>
        protected abstract bool IsMine(byte[] frame, int length);

        /// <summary>
        /// Says of each metric what the frame says, a value or a reason. They stand until another frame comes, or a reading finds this one too old.
        /// </summary>
        protected abstract void Decode(byte[] frame);

        private void Drain(long nowMs)
        {
            if (_port.Frames == null)
            {
                Failed();
                return;
            }

            int length;
            byte[] frame = _port.Frame;
            while ((length = _port.Frames.Take(frame)) >= 0)
            {
                _isStranger = !IsMine(frame, length);
                if (!_isStranger)
                {
                    TakeFrame(frame, length, _port.Frames.AtMs);
                }
            }

            if (nowMs - HeardMs > _intervalMs)
            {
                Failed();
            }
        }

        private void TakeFrame(byte[] frame, int length, long atMs)
        {
            Heard(atMs);
            if (_frameMs >= 0 && atMs - _frameMs > IntervalsOfLife * _intervalMs)
            {
                _warmUp.Restart();
            }

            _warmUp.Heard(atMs);
            _damagedAtFrame = _port.Frames.Damaged;
            _frameMs = atMs;
            Decode(frame);
            if (_stuck.IsStuck(frame, 0, length, atMs))
            {
                SetReasonOfAll(ReasonCode.InstrumentFault);
            }
            else if (!_warmUp.IsOver(atMs))
            {
                SetReasonOfAll(ReasonCode.WarmingUp);
            }
        }

        private void TryFinish(long nowMs)
        {
            if (_port.Frames == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
            }
            else if (_frameMs < 0 && nowMs - _bornMs <= _lifeMs && !IsDamaged)
            {
                // The node has only just started to listen: the first frame is still to come.
                StartAt(nowMs);
                return;
            }
            else if (_frameMs < 0 || nowMs - _frameMs > _lifeMs)
            {
                SetReasonOfAll(IsDamaged ? ReasonCode.Corrupt : ReasonCode.Timeout);
            }

            Done();
        }
    }
}
