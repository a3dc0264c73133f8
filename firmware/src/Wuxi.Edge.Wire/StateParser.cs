namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// As much of a JSON reader as one flat object with two members needs (<see cref="StateMessage"/>). One serves for any number of
    /// messages and allocates nothing. Not thread safe.
    /// </summary>
    public sealed class StateParser
    {
        private const int MaximumDepth = 16;

        private byte[] _buffer;
        private int _end;
        private int _position;
        private bool _hasOnline;
        private bool _hasTimestamp;
        private bool _isTooLarge;

        /// <summary>What the last message said; counts when <see cref="Read"/> found no error.</summary>
        public bool Online { get; private set; }

        /// <summary>Its time, ms since 1970.</summary>
        public long TimestampMs { get; private set; }

        /// <summary>Reads a message. Errors are those of <see cref="StateMessage.TryRead"/>.</summary>
        public WireError Read(byte[] buffer, int offset, int count)
        {
            Online = false;
            TimestampMs = 0;
            if (buffer == null || offset < 0 || count < 0 || offset > buffer.Length - count)
            {
                return WireError.Truncated;
            }

            _buffer = buffer;
            _position = offset;
            _end = offset + count;
            _hasOnline = false;
            _hasTimestamp = false;
            _isTooLarge = false;
            bool isObject = Take('{') && Members() && Peek() < 0;
            if (_isTooLarge)
            {
                return WireError.ValueTooLarge;
            }

            return isObject && _hasOnline && _hasTimestamp ? WireError.None : WireError.NotJson;
        }

        private bool Members()
        {
            do
            {
                if (!Member())
                {
                    return false;
                }
            }
            while (Take(','));

            return Take('}');
        }

        private bool Member()
        {
            if (Peek() != '"')
            {
                return false;
            }

            int start = _position + 1;
            if (!SkipString())
            {
                return false;
            }

            int length = _position - 1 - start;
            if (!Take(':'))
            {
                return false;
            }

            if (IsText(start, length, "online"))
            {
                return TakeOnline();
            }

            return IsText(start, length, "timestamp") ? TakeTimestamp() : SkipValue(0);
        }

        private bool TakeOnline()
        {
            _hasOnline = true;
            Online = Peek() == 't';
            return TakeWord(Online ? "true" : "false");
        }

        private bool TakeTimestamp()
        {
            int digit = Peek();
            int start = _position;
            long value = 0;
            while (digit >= '0' && digit <= '9')
            {
                if (value > (long.MaxValue - 9) / 10)
                {
                    _isTooLarge = true;
                    return false;
                }

                value = (value * 10) + (digit - '0');
                _position++;
                digit = _position < _end ? _buffer[_position] : -1;
            }

            _hasTimestamp = true;
            TimestampMs = value;
            bool hasLeadingZero = _position - start > 1 && _buffer[start] == '0';
            return _position > start && !hasLeadingZero && digit != '.' && digit != 'e' && digit != 'E';
        }

        /// <summary>A value of no interest: its form is checked as far as finding its end needs.</summary>
        private bool SkipValue(int depth)
        {
            int first = Peek();
            if (first == '"')
            {
                return SkipString();
            }

            if (first == '{' || first == '[')
            {
                return depth < MaximumDepth && SkipNested(first == '{' ? '}' : ']', depth + 1);
            }

            int start = _position;
            while (_position < _end && IsWordByte(_buffer[_position]))
            {
                _position++;
            }

            return _position > start;
        }

        private bool SkipNested(char close, int depth)
        {
            _position++;
            if (Take(close))
            {
                return true;
            }

            do
            {
                if (close == '}' && (Peek() != '"' || !SkipString() || !Take(':')))
                {
                    return false;
                }

                if (!SkipValue(depth))
                {
                    return false;
                }
            }
            while (Take(','));

            return Take(close);
        }

        private bool SkipString()
        {
            int start = ++_position;
            while (_position < _end)
            {
                byte next = _buffer[_position++];
                if (next == '"')
                {
                    return Utf8.IsValid(_buffer, start, _position);
                }

                if (next < 0x20)
                {
                    return false;
                }

                if (next == '\\')
                {
                    _position++;
                }
            }

            return false;
        }

        private bool TakeWord(string word)
        {
            if (!IsText(_position, word.Length, word))
            {
                return false;
            }

            _position += word.Length;
            return true;
        }

        private bool IsText(int start, int length, string text)
        {
            if (length != text.Length || length > _end - start)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (_buffer[start + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }

        private bool Take(char expected)
        {
            if (Peek() != expected)
            {
                return false;
            }

            _position++;
            return true;
        }

        /// <summary>The next byte that is not white space, -1 at the end.</summary>
        private int Peek()
        {
            while (_position < _end)
            {
                byte next = _buffer[_position];
                if (next != ' ' && next != '\t' && next != '\r' && next != '\n')
                {
                    return next;
                }

                _position++;
            }

            return -1;
        }

        private static bool IsWordByte(byte value)
        {
            return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || value == 'E' || value == '+' || value == '-' || value == '.';
        }
    }
}
