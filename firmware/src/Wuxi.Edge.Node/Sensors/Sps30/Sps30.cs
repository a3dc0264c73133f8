using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Asks an SPS30. It starts the measurement, and again whenever the sensor says that it does not measure (it had no power); one that
    /// measures already, or answers in another format, is stopped first, since nobody knows what it was told. Not thread safe.
    /// </summary>
    internal sealed class Sps30 : AskingSensor
    {
        private const int AgainMs = 260;

        /// <summary>Reads without new values until at least one must have come.</summary>
        private const int MostEmpty = 5;

        /// <summary>Start, stop, start, read: more questions lead nowhere.</summary>
        private const int MostCommands = 4;

        // Made once: a request is sent many times.
        private readonly byte[] _start = Sps30Frames.Start;
        private readonly byte[] _stop = Sps30Frames.Stop;
        private readonly byte[] _read = Sps30Frames.Read;
        private readonly Sps30Decoder _decoder = new Sps30Decoder();
        private readonly WarmUp _warmUp;
        private readonly StuckWatch _stuck;
        private bool _isMeasuring;
        private int _empty;
        private int _commands;

        /// <param name="options">How long its numbers may stand still.</param>
        /// <param name="port">A serial port of its own.</param>
        /// <param name="warmUpMs">For how long after a start its values do not count.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Sps30(StuckOptions options, BusPort port, int warmUpMs, long nowMs)
            : base(port, Framer.Shdlc, Sps30Decoder.Metrics.Length, Sps30Frames.TimeoutMs, nowMs)
        {
            _warmUp = new WarmUp(warmUpMs);
            _stuck = new StuckWatch(options.StuckMs);
        }

        protected override void OnStart(long nowMs)
        {
            _empty = 0;
            _commands = 0;
            Command(_isMeasuring ? _read : _start, nowMs);
        }

        protected override void OnAnswer(byte[] frame, int length, long nowMs)
        {
            int state = frame[Sps30Frames.StateOffset];
            int code = state & ~Sps30Frames.DeviceError;
            if (code != Sps30Frames.Executed && code != Sps30Frames.WrongState)
            {
                DoneWithout(ReasonCode.InstrumentFault);
                return;
            }

            bool isRefused = code == Sps30Frames.WrongState;
            switch (frame[Sps30Frames.CommandOffset])
            {
                case Sps30Frames.StartCommand:
                    TakeStart(isRefused, nowMs);
                    break;
                case Sps30Frames.StopCommand:
                    // Refused means that it does not measure, which is what was wanted.
                    _isMeasuring = false;
                    Command(_start, nowMs);
                    break;
                default:
                    TakeRead(frame, isRefused, (state & Sps30Frames.DeviceError) != 0, nowMs);
                    break;
            }
        }

        private void TakeStart(bool isRefused, long nowMs)
        {
            if (isRefused)
            {
                Command(_stop, nowMs);
                return;
            }

            _isMeasuring = true;
            _warmUp.Restart();
            _warmUp.Heard(nowMs);
            DoneWithout(ReasonCode.WarmingUp);
        }

        private void TakeRead(byte[] frame, bool isRefused, bool isFaulty, long nowMs)
        {
            int count = frame[Sps30Frames.LengthOffset];
            if (isRefused)
            {
                _isMeasuring = false;
                Command(_start, nowMs);
            }
            else if (isFaulty)
            {
                DoneWithout(ReasonCode.InstrumentFault);
            }
            else if (count == 0)
            {
                TakeNothing(nowMs);
            }
            else if (count != Sps30Frames.ValuesLength)
            {
                Command(_stop, nowMs);
            }
            else if (_stuck.IsStuck(frame, Sps30Frames.DataOffset, count, nowMs))
            {
                DoneWithout(ReasonCode.InstrumentFault);
            }
            else if (!_warmUp.IsOver(nowMs))
            {
                DoneWithout(ReasonCode.WarmingUp);
            }
            else
            {
                TakeValues(frame);
            }
        }

        private void TakeNothing(long nowMs)
        {
            _empty++;
            if (_empty < MostEmpty)
            {
                AskLater(_read, nowMs + AgainMs);
            }
            else
            {
                DoneWithout(_warmUp.IsOver(nowMs) ? ReasonCode.NotAvailable : ReasonCode.WarmingUp);
            }
        }

        private void TakeValues(byte[] frame)
        {
            for (int i = 0; i < MetricCount; i++)
            {
                double value;
                int reason = _decoder.Decode(frame, i, out value);
                if (reason == ReasonCode.None)
                {
                    SetValue(i, value);
                }
                else
                {
                    SetReason(i, reason);
                }
            }

            Done();
        }

        private void Command(byte[] request, long nowMs)
        {
            _commands++;
            if (_commands > MostCommands)
            {
                DoneWithout(ReasonCode.InstrumentFault);
            }
            else
            {
                Ask(request, nowMs);
            }
        }
    }
}
