using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Follows a dry contact, which the native driver debounces. Each change is a record at the instant of its first edge, however short the
    /// contact was; beside them it is read like any other instrument. A contact that never rests is bad: nobody knows its state. Not thread safe.
    /// </summary>
    internal sealed class Contact : Sensor
    {
        private const int PollMs = 20;

        /// <summary>Edges without a rest for so long, and no change that lasted: it chatters.</summary>
        private const int LeastUnrestMs = 1000;
        private const int DebouncesOfUnrest = 10;
        private const int MicrosecondsPerMillisecond = 1000;

        private readonly BusPort _port;
        private readonly int _activeLevel;
        private readonly int _debounceMs;
        private readonly int _unrestMs;
        private long _bounces;
        private long _bouncedMs;
        private long _restMs;
        private bool _hasMore;

        internal Contact(int activeLevel, int debounceUs, BusPort port, long nowMs)
            : base(ContactDecoder.Metrics.Length, nowMs)
        {
            _port = port;
            _port.OpenContact();
            _activeLevel = activeLevel;
            _debounceMs = (debounceUs + MicrosecondsPerMillisecond - 1) / MicrosecondsPerMillisecond;
            _unrestMs = LeastUnrestMs + (DebouncesOfUnrest * _debounceMs);
            _restMs = nowMs;
        }

        internal override void Tick(long nowMs)
        {
            if (_port.Contact == null)
            {
                return;
            }

            long bounces = _port.Contact.Bounces;
            if (bounces != _bounces)
            {
                _bounces = bounces;
                _bouncedMs = nowMs;
            }
            else if (nowMs - _bouncedMs >= _debounceMs + PollMs)
            {
                _restMs = nowMs;
            }
        }

        internal override long NextMs(long nowMs)
        {
            return _port.Contact == null ? long.MaxValue : _hasMore ? nowMs : nowMs + PollMs;
        }

        internal override bool TakeEvent(long nowMs)
        {
            _hasMore = _port.Contact != null && _port.Contact.Take();
            if (!_hasMore)
            {
                return false;
            }

            _restMs = nowMs;
            StartAt(_port.Contact.TakenMs);
            SetValues(_port.Contact.TakenLevel, _port.Contact.Changes - _port.Contact.Waiting);
            Heard(nowMs);
            return true;
        }

        protected override void OnBegin(long nowMs)
        {
            int level = _port.Contact == null ? -1 : _port.Contact.Level;
            if (level < 0)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
            }
            else
            {
                // A change that is not confirmed yet bears the time of its first edge: what is known is of before the debounce time.
                StartAt(nowMs > _debounceMs ? nowMs - _debounceMs : 0);
                SetValues(level, _port.Contact.Changes - _port.Contact.Waiting);
                if (nowMs - _restMs > _unrestMs)
                {
                    SetReason(ContactDecoder.State, ReasonCode.InstrumentFault);
                }

                Heard(nowMs);
            }

            Done();
        }

        private void SetValues(int level, long changes)
        {
            bool isActive = level == _activeLevel;
            SetValue(ContactDecoder.State, isActive ? 1 : 0);
            SetValue(ContactDecoder.Activations, ContactDecoder.ActivationsOf(changes, isActive));
        }
    }
}
