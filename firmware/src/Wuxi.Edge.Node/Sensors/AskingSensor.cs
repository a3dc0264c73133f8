using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Asks an instrument that has a serial port for itself; the native driver sends, listens and checks. A request that is not answered
    /// is sent once more before the reading is given up. Not thread safe.
    /// </summary>
    internal abstract class AskingSensor : Sensor
    {
        private const int PollMs = 20;
        private const int Tries = 2;

        /// <summary>Beyond the native driver's own timeouts: then its result was lost, and none will come.</summary>
        private const int PatienceMs = 2000;

        private readonly BusPort _port;
        private readonly int _timeoutMs;
        private byte[] _request;
        private int _tries;
        private int _ticket;
        private bool _isWaiting;
        private long _againMs;

        /// <param name="port">A serial port of its own.</param>
        /// <param name="framer">One of <c>Framer</c>.</param>
        /// <param name="metrics">How many metrics it has.</param>
        /// <param name="timeoutMs">Longest time from the end of a request to the end of its answer.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected AskingSensor(BusPort port, int framer, int metrics, int timeoutMs, long nowMs)
            : base(metrics, nowMs)
        {
            _port = port;
            _port.OpenFrames(framer);
            _timeoutMs = timeoutMs;
        }

        internal override void Tick(long nowMs)
        {
            if (_isWaiting)
            {
                Listen(nowMs);
            }
            else if (!IsDone && nowMs >= _againMs)
            {
                Submit(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            return IsDone ? long.MaxValue : _isWaiting ? nowMs + PollMs : _againMs;
        }

        protected override void OnBegin(long nowMs)
        {
            if (_port.Frames == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
                Done();
                return;
            }

            // What came between the readings belongs to none.
            while (_port.Frames.Take(_port.Frame) >= 0)
            {
            }

            OnStart(nowMs);
        }

        /// <summary>A reading begins: asks the first question.</summary>
        protected abstract void OnStart(long nowMs);

        /// <summary>An answer has come, which the frame holds until the return: sets values or reasons and is done, or asks on.</summary>
        protected abstract void OnAnswer(byte[] frame, int length, long nowMs);

        /// <summary>There was no answer; the reading is given up with this reason.</summary>
        protected virtual void OnLost(int reason)
        {
        }

        /// <summary>Sends a request now.</summary>
        protected void Ask(byte[] request, long nowMs)
        {
            AskLater(request, nowMs);
            Submit(nowMs);
        }

        /// <summary>Sends a request at an uptime to come.</summary>
        protected void AskLater(byte[] request, long atMs)
        {
            _request = request;
            _tries = 0;
            _againMs = atMs;
        }

        /// <summary>Ends the reading without a value.</summary>
        protected void DoneWithout(int reason)
        {
            SetReasonOfAll(reason);
            Done();
        }

        private void Submit(long nowMs)
        {
            StartAt(nowMs);
            _againMs = nowMs;
            _tries++;
            _ticket = _port.Frames.Submit(_request, _request.Length, _timeoutMs);
            _isWaiting = _ticket > 0;
            if (!_isWaiting)
            {
                GiveUp(ReasonCode.InputFailure);
            }
        }

        private void Listen(long nowMs)
        {
            int length;
            while ((length = _port.Frames.Take(_port.Frame)) >= 0)
            {
                // The line has one master and the master one request: another ticket is of a reading that was given up, or unasked.
                if (_port.Frames.Ticket == _ticket)
                {
                    TakeResult(length, nowMs);
                    return;
                }
            }

            if (nowMs - _againMs > _timeoutMs + PatienceMs)
            {
                Retry(ReasonCode.Timeout, nowMs);
            }
        }

        private void TakeResult(int length, long nowMs)
        {
            int status = _port.Frames.Status;
            if (status == FrameStatus.Answer)
            {
                _isWaiting = false;
                Heard(nowMs);
                OnAnswer(_port.Frame, length, nowMs);
            }
            else
            {
                Retry(status == FrameStatus.Corrupt ? ReasonCode.Corrupt : ReasonCode.Timeout, nowMs);
            }
        }

        private void Retry(int reason, long nowMs)
        {
            _isWaiting = false;
            if (_tries < Tries)
            {
                Submit(nowMs);
            }
            else
            {
                GiveUp(reason);
            }
        }

        private void GiveUp(int reason)
        {
            Failed();
            OnLost(reason);
            DoneWithout(reason);
        }
    }
}
