namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// One row: votes, waits for its delay, trips, and stays tripped until it is reset. It knows neither instruments nor pins. Not
    /// thread safe.
    /// </summary>
    internal sealed class Interlock
    {
        private readonly InterlockOptions _options;
        private readonly InterlockChannel[] _channels;
        private bool _isDemand;
        private long _sinceMs;

        internal Interlock(InterlockOptions options)
        {
            _options = options;
            _channels = new InterlockChannel[options.Channels.Length];
            for (int i = 0; i < _channels.Length; i++)
            {
                _channels[i] = new InterlockChannel(options);
            }
        }

        /// <summary>One of <see cref="InterlockState"/>.</summary>
        internal int State { get; private set; }

        /// <summary>The channels have been judged at least once.</summary>
        internal bool IsJudged { get; private set; }

        /// <summary>What <see cref="State"/> says is true: it was judged, or a trip is remembered from before the power was cut.</summary>
        internal bool IsKnown
        {
            get { return IsJudged || State != InterlockState.Normal; }
        }

        /// <summary>Its outputs are to be driven.</summary>
        internal bool IsTripped
        {
            get { return State >= InterlockState.Tripped; }
        }

        /// <summary>Tripped, and to be remembered over a power cut.</summary>
        internal bool IsLatchedTrip
        {
            get { return IsTripped && _options.IsLatched; }
        }

        /// <summary>Healthy channels that demand action.</summary>
        internal int Votes { get; private set; }

        /// <summary>Channels without a value that can be believed.</summary>
        internal int Faulted { get; private set; }

        /// <summary>Resets that were accepted since the node started.</summary>
        internal int Resets { get; private set; }

        /// <summary>Resets that were refused since the node started.</summary>
        internal int Refusals { get; private set; }

        /// <summary>What became of the last reset, one of <see cref="ResetAnswer"/>.</summary>
        internal int LastAnswer { get; private set; }

        /// <summary>Grows whenever any of the above changes.</summary>
        internal int Version { get; private set; }

        /// <summary>How many channels it has.</summary>
        internal int ChannelCount
        {
            get { return _channels.Length; }
        }

        /// <summary>Uptime at which the delay ends; long.MaxValue when none runs.</summary>
        internal long DueMs
        {
            get { return State == InterlockState.Running ? _sinceMs + _options.DelayMs : long.MaxValue; }
        }

        /// <summary>A channel, to be told what is measured before <see cref="Tick"/>.</summary>
        internal InterlockChannel Channel(int index)
        {
            return _channels[index];
        }

        /// <summary>It had tripped before the power was cut: it is still tripped, whatever the instruments say.</summary>
        internal void Restore()
        {
            _isDemand = true;
            Enter(InterlockState.Tripped);
        }

        /// <summary>Judges the channels.</summary>
        internal void Tick(long nowMs)
        {
            int votes = 0;
            int faulted = 0;
            for (int i = 0; i < _channels.Length; i++)
            {
                votes += _channels[i].IsDemanding ? 1 : 0;
                faulted += _channels[i].IsFaulted ? 1 : 0;
            }

            if (!IsJudged || votes != Votes || faulted != Faulted)
            {
                IsJudged = true;
                Votes = votes;
                Faulted = faulted;
                Version++;
            }

            int verdict = VoteEvaluator.Judge(_options.Required, _channels.Length, votes, faulted, _options.IsAvailable);
            if (verdict != VoteVerdict.Blind || !_options.IsHeldWhenBlind)
            {
                _isDemand = verdict != VoteVerdict.Normal;
            }

            Follow(nowMs);
        }

        /// <summary>Takes a reset; one of <see cref="ResetAnswer"/>.</summary>
        internal int Reset()
        {
            LastAnswer = ResetAnswer.NotTripped;
            if (State == InterlockState.Waiting)
            {
                LastAnswer = ResetAnswer.Accepted;
                Resets++;
                Enter(InterlockState.Normal);
                return LastAnswer;
            }

            if (State == InterlockState.Tripped)
            {
                LastAnswer = ResetAnswer.DemandIsThere;
            }

            Refusals++;
            Version++;
            return LastAnswer;
        }

        private void Follow(long nowMs)
        {
            if (State == InterlockState.Normal && _isDemand)
            {
                _sinceMs = nowMs;
                Enter(InterlockState.Running);
            }

            switch (State)
            {
                case InterlockState.Running:
                    if (!_isDemand)
                    {
                        Enter(InterlockState.Normal);
                    }
                    else if (nowMs - _sinceMs >= _options.DelayMs)
                    {
                        Enter(InterlockState.Tripped);
                    }

                    break;
                case InterlockState.Tripped:
                    if (!_isDemand)
                    {
                        Enter(_options.IsLatched ? InterlockState.Waiting : InterlockState.Normal);
                    }

                    break;
                case InterlockState.Waiting:
                    if (_isDemand)
                    {
                        Enter(InterlockState.Tripped);
                    }

                    break;
            }
        }

        private void Enter(int state)
        {
            State = state;
            Version++;
        }
    }
}
