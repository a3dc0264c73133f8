namespace Wuxi.Edge.Wire
{
    /// <summary>Reads what <see cref="StoredRanges"/> writes, without allocating. Not thread safe.</summary>
    public sealed class StoredRangesReader
    {
        private readonly Varint _varint = new Varint();
        private byte[] _buffer;
        private int _position;
        private int _end;

        /// <summary>None until something malformed was met; then reading stops.</summary>
        public WireError Error { get; private set; }

        /// <summary>First record number of the current range.</summary>
        public ulong First { get; private set; }

        /// <summary>Last record number of the current range, itself included.</summary>
        public ulong Last { get; private set; }

        /// <summary>Begins with the value of a Stored Ranges metric that came together with <paramref name="storedThrough"/>.</summary>
        public void Open(byte[] buffer, int offset, int count, ulong storedThrough)
        {
            bool isInside = buffer != null && offset >= 0 && count >= 0 && offset <= buffer.Length - count;
            Error = isInside ? WireError.None : WireError.Truncated;
            _buffer = buffer;
            _position = offset;
            _end = isInside ? offset + count : offset;
            First = storedThrough;
            Last = storedThrough;
        }

        /// <summary>Takes the next range; false at the end or on an error.</summary>
        public bool Read()
        {
            if (Error != WireError.None || _position >= _end)
            {
                return false;
            }

            _position = _varint.Read(_buffer, _position, _end);
            if (_position < 0)
            {
                return Fail((WireError)(-_position));
            }

            ulong gap = _varint.Value;
            _position = _varint.Read(_buffer, _position, _end);
            if (_position < 0)
            {
                return Fail((WireError)(-_position));
            }

            ulong length = _varint.Value;
            if (gap == 0 || length == 0 || gap > ulong.MaxValue - Last || length > ulong.MaxValue - Last - gap)
            {
                return Fail(WireError.BadRange);
            }

            First = Last + gap + 1;
            Last += gap + length;
            return true;
        }

        private bool Fail(WireError error)
        {
            Error = error;
            return false;
        }
    }
}
