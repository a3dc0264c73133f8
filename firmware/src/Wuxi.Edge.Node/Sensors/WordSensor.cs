using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Asks a Sensirion sensor on I2C: a command goes out, and its words are fetched some time later, so the loop never waits. What is not answered, or
    /// has a wrong CRC, is asked once more. Not thread safe.
    /// </summary>
    internal abstract class WordSensor : Sensor
    {
        private const int Tries = 2;
        private const int AgainMs = 2;
        private const int MostWords = 3;

        private readonly II2cDevice _device;
        private readonly byte[] _answer = new byte[MostWords * SensirionWords.Length];
        private byte[] _request;
        private int _waitMs;
        private int _words;
        private int _tries;
        private bool _isSent;
        private long _dueMs;

        /// <param name="port">An I2C bus.</param>
        /// <param name="address">Address of the sensor.</param>
        /// <param name="metrics">How many metrics it has.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected WordSensor(BusPort port, int address, int metrics, long nowMs)
            : base(metrics, nowMs)
        {
            _device = port.OpenI2c(address);
        }

        internal override void Tick(long nowMs)
        {
            while (!IsDone && nowMs >= _dueMs)
            {
                if (_isSent)
                {
                    Fetch(nowMs);
                }
                else
                {
                    Send(nowMs);
                }
            }
        }

        internal override long NextMs(long nowMs)
        {
            return IsDone ? long.MaxValue : _dueMs;
        }

        protected override void OnBegin(long nowMs)
        {
            if (_device == null)
            {
                Failed();
                DoneWithout(ReasonCode.InputFailure);
                return;
            }

            OnStart(nowMs);
        }

        /// <summary>A reading begins: asks the first question.</summary>
        protected abstract void OnStart(long nowMs);

        /// <summary>The words have come, with good CRCs: sets values or reasons and is done, or asks on.</summary>
        protected abstract void OnWords(byte[] answer, long nowMs);

        /// <summary>There was no answer; the reading is given up.</summary>
        protected virtual void OnLost()
        {
        }

        /// <summary>Asks at an uptime, and fetches the answer later.</summary>
        /// <param name="request">The command, whole.</param>
        /// <param name="waitMs">Time until the answer is ready.</param>
        /// <param name="words">Its words, 1 to 3.</param>
        /// <param name="atMs">Uptime at which it goes out.</param>
        protected void Ask(byte[] request, int waitMs, int words, long atMs)
        {
            _request = request;
            _waitMs = waitMs;
            _words = words;
            _tries = 0;
            _isSent = false;
            _dueMs = atMs;
        }

        /// <summary>Sends a command that is not answered; whether it was taken.</summary>
        protected bool Command(byte[] request)
        {
            return _device.Transfer(request, request.Length, null, 0) == TransferState.Done;
        }

        /// <summary>Ends the reading without a value.</summary>
        protected void DoneWithout(int reason)
        {
            SetReasonOfAll(reason);
            Done();
        }

        private void Send(long nowMs)
        {
            StartAt(nowMs);
            _tries++;
            int state = _device.Transfer(_request, _request.Length, null, 0);
            if (state == TransferState.Done)
            {
                _isSent = true;
                _dueMs = nowMs + _waitMs;
            }
            else
            {
                Retry(ReasonOf(state), nowMs);
            }
        }

        private void Fetch(long nowMs)
        {
            int state = _device.Transfer(null, 0, _answer, _words * SensirionWords.Length);
            if (state != TransferState.Done)
            {
                Retry(ReasonOf(state), nowMs);
            }
            else if (!SensirionWords.AreGood(_answer, _words))
            {
                Retry(ReasonCode.Corrupt, nowMs);
            }
            else
            {
                Heard(nowMs);
                OnWords(_answer, nowMs);
            }
        }

        private static int ReasonOf(int state)
        {
            return state == TransferState.NoAnswer ? ReasonCode.Timeout : ReasonCode.InputFailure;
        }

        private void Retry(int reason, long nowMs)
        {
            if (_tries < Tries)
            {
                _isSent = false;
                _dueMs = nowMs + AgainMs;
                return;
            }

            Failed();
            OnLost();
            DoneWithout(reason);
        }
    }
}
