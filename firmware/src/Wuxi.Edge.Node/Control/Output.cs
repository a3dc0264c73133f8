namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Decides one output from what is wanted of it. Whoever wants the safe state wins; else whoever wants anything; else it
    /// rests. It does not know the pin. Not thread safe.
    /// </summary>
    internal sealed class Output
    {
        private readonly OutputOptions _options;
        private bool _isSafeWanted;
        private bool _isOtherWanted;
        private int _safeReason;
        private int _otherReason;

        internal Output(OutputOptions options)
        {
            _options = options;
            IsOn = options.IsBootOn;
            Reason = OutputReason.Boot;
        }

        /// <summary>The load is energised.</summary>
        internal bool IsOn { get; private set; }

        /// <summary>One of <see cref="OutputReason"/>.</summary>
        internal int Reason { get; private set; }

        /// <summary>Grows whenever any of the above changes.</summary>
        internal int Version { get; private set; }

        /// <summary>The level at the pin.</summary>
        internal bool IsHigh
        {
            get { return IsOn == _options.IsActiveHigh; }
        }

        /// <summary>Forgets what was wanted.</summary>
        internal void Begin()
        {
            _isSafeWanted = false;
            _isOtherWanted = false;
        }

        /// <summary>Someone wants a state. Of several who want the same, the first gives the reason.</summary>
        /// <param name="isOn">The state.</param>
        /// <param name="reason">One of <see cref="OutputReason"/>.</param>
        internal void Want(bool isOn, int reason)
        {
            if (isOn == _options.IsSafeOn)
            {
                _safeReason = _isSafeWanted ? _safeReason : reason;
                _isSafeWanted = true;
            }
            else
            {
                _otherReason = _isOtherWanted ? _otherReason : reason;
                _isOtherWanted = true;
            }
        }

        /// <summary>Wants what the start of the program, or a loss of the gateway, ask for.</summary>
        /// <param name="isBooting">Not every row that drives it has been judged.</param>
        /// <param name="lostForMs">How long there has been no session with the gateway, ms.</param>
        internal void WantOwn(bool isBooting, long lostForMs)
        {
            if (isBooting)
            {
                Want(_options.IsBootOn, OutputReason.Boot);
            }

            if (IsLost(lostForMs))
            {
                Want(_options.IsLostOn, OutputReason.GatewayLost);
            }
        }

        /// <summary>Whether the gateway has been away for too long.</summary>
        internal bool IsLost(long lostForMs)
        {
            return _options.HasLostState && lostForMs >= _options.LostAfterMs;
        }

        /// <summary>How long the gateway may be away, ms; long.MaxValue when for ever.</summary>
        internal long LostAfterMs
        {
            get { return _options.HasLostState ? _options.LostAfterMs : long.MaxValue; }
        }

        /// <summary>Decides; true when the level at the pin changes by it.</summary>
        internal bool Decide()
        {
            if (_isSafeWanted)
            {
                return Become(_options.IsSafeOn, _safeReason);
            }

            return _isOtherWanted ? Become(!_options.IsSafeOn, _otherReason) : Become(_options.IsRestOn, OutputReason.Rest);
        }

        private bool Become(bool isOn, int reason)
        {
            bool isChange = isOn != IsOn;
            if (isChange || reason != Reason)
            {
                IsOn = isOn;
                Reason = reason;
                Version++;
            }

            return isChange;
        }
    }
}
