using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a DS18B20: sets it up, starts a conversion, and fetches the scratchpad when it is over; one transaction of some 15 ms at each call of the loop, and
    /// no waiting between. Not thread safe.
    /// </summary>
    internal sealed class Ds18b20 : Sensor
    {
        private const int Tries = 2;
        private const int AgainMs = 5;

        /// <summary>Longest conversion with 12 bits: 750 ms (data sheet, AC characteristics).</summary>
        private const int ConvertMs = 760;

        private const byte ReadRom = 0x33;
        private const byte MatchRom = 0x55;
        private const byte WriteScratchpad = 0x4E;
        private const byte ReadScratchpad = 0xBE;
        private const byte Convert = 0x44;

        private readonly BusPort _port;
        private readonly StuckWatch _stuck;
        private readonly bool _isOnlyOne;
        private readonly byte[] _rom = new byte[Ds18b20Decoder.RomLength];
        private readonly byte[] _scratchpad = new byte[Ds18b20Decoder.ScratchpadLength];
        private bool _isFound;
        private bool _isSetUp;
        private bool _isConverting;
        private int _tries;
        private long _dueMs;

        internal Ds18b20(Ds18b20Options options, BusPort port, long nowMs)
            : base(Ds18b20Decoder.Metrics.Length, nowMs)
        {
            _port = port;
            _port.OpenOneWire();
            _stuck = new StuckWatch(options.StuckMs);
            _isOnlyOne = options.Rom == null;
            if (!_isOnlyOne)
            {
                System.Array.Copy(options.Rom, 0, _rom, 0, _rom.Length);
                _isFound = true;
            }
        }

        internal override void Tick(long nowMs)
        {
            if (!IsDone && nowMs >= _dueMs)
            {
                int reason = Step(nowMs);
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
            _isConverting = false;
            _dueMs = nowMs;
            if (_port.OneWire == null)
            {
                GiveUp(ReasonCode.InputFailure);
            }
        }

        private int Step(long nowMs)
        {
            if (!_isFound)
            {
                return Find();
            }

            if (!_port.OneWire.Reset())
            {
                return ReasonCode.Timeout;
            }

            _port.OneWire.Write(MatchRom);
            for (int i = 0; i < _rom.Length; i++)
            {
                _port.OneWire.Write(_rom[i]);
            }

            if (!_isSetUp)
            {
                _port.OneWire.Write(WriteScratchpad);
                _port.OneWire.Write(Ds18b20Decoder.HighMark);
                _port.OneWire.Write(Ds18b20Decoder.LowMark);
                _port.OneWire.Write(Ds18b20Decoder.TwelveBits);
                _isSetUp = true;
                return ReasonCode.None;
            }

            return _isConverting ? Fetch(nowMs) : Start(nowMs);
        }

        /// <summary>The ROM of the only sensor. With two on the bus their bits overlay each other, and the CRC is wrong.</summary>
        private int Find()
        {
            if (!_port.OneWire.Reset())
            {
                return ReasonCode.Timeout;
            }

            _port.OneWire.Write(ReadRom);
            for (int i = 0; i < _rom.Length; i++)
            {
                _rom[i] = _port.OneWire.Read();
            }

            _isFound = Ds18b20Decoder.IsRom(_rom);
            return _isFound ? ReasonCode.None : ReasonCode.Corrupt;
        }

        private int Start(long nowMs)
        {
            StartAt(nowMs);
            _port.OneWire.Write(Convert);

            // While it converts it answers zeros. One that has not heard the command would give its last temperature again.
            if (_port.OneWire.Read() != 0)
            {
                return ReasonCode.Corrupt;
            }

            _isConverting = true;
            _dueMs = nowMs + ConvertMs;
            return ReasonCode.None;
        }

        private int Fetch(long nowMs)
        {
            _port.OneWire.Write(ReadScratchpad);
            for (int i = 0; i < _scratchpad.Length; i++)
            {
                _scratchpad[i] = _port.OneWire.Read();
            }

            if (!Ds18b20Decoder.IsWhole(_scratchpad))
            {
                return ReasonCode.Corrupt;
            }

            if (!Ds18b20Decoder.IsSetUp(_scratchpad))
            {
                return ReasonCode.NotAvailable;
            }

            Heard(nowMs);
            double celsius;
            int reason = Ds18b20Decoder.Decode(_scratchpad, out celsius);
            if (_stuck.IsStuck(_scratchpad, 0, 2, nowMs))
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

            Done();
            return ReasonCode.None;
        }

        private void Retry(int reason, long nowMs)
        {
            // What it was told may be gone, or may never have arrived.
            _isSetUp = false;
            _isConverting = false;
            _isFound = !_isOnlyOne;
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
