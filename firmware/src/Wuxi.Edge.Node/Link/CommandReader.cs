using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>Reads an NCMD: a request for births, confirmations of records, settings, and orders to update. Unknown metrics are passed over. Not thread safe.</summary>
    internal sealed class CommandReader
    {
        // Fields and no constants: the runtime makes a string of a constant each time that it is used.
        private static readonly string RebirthName = MetricName.Rebirth;
        private static readonly string ThroughName = MetricName.StoredThrough;
        private static readonly string StoreName = MetricName.StoredStoreId;
        private static readonly string UpdateName = MetricName.Update;
        private static readonly string RangesName = MetricName.StoredRanges;
        private static readonly string SettingsName = MetricName.Settings;

        private readonly PayloadReader _reader = new PayloadReader();
        private readonly StoredRangesReader _ranges = new StoredRangesReader();
        private byte[] _payload;
        private int _rangesOffset;
        private int _rangesLength;
        private bool _hasThrough;
        private bool _hasStore;

        /// <summary>Births are wanted.</summary>
        internal bool IsRebirth { get; private set; }

        /// <summary>It is a confirmation: <see cref="StoreId"/> and <see cref="Through"/> count, and <see cref="NextRange"/> gives the ranges.</summary>
        internal bool IsConfirmation
        {
            get { return _hasThrough && _hasStore; }
        }

        /// <summary>Text of an order to update the application; null when there is none.</summary>
        internal string Update { get; private set; }

        internal ulong StoreId { get; private set; }

        /// <summary>Every record up to and with this one is stored.</summary>
        internal ulong Through { get; private set; }

        /// <summary>First number of the current range.</summary>
        internal ulong RangeFirst
        {
            get { return _ranges.First; }
        }

        /// <summary>Last number of the current range.</summary>
        internal ulong RangeLast
        {
            get { return _ranges.Last; }
        }

        /// <summary>It brings a piece of a settings text: <see cref="SettingsOffset"/> and <see cref="SettingsLength"/> count.</summary>
        internal bool HasSettings
        {
            get { return SettingsLength > 0; }
        }

        /// <summary>Where the piece begins in the payload.</summary>
        internal int SettingsOffset { get; private set; }

        /// <summary>Bytes of the piece.</summary>
        internal int SettingsLength { get; private set; }

        /// <summary>Reads the whole message; false when any of it is damaged, and then none of it counts.</summary>
        internal bool Open(byte[] payload, int count)
        {
            IsRebirth = false;
            Update = null;
            _hasThrough = false;
            _hasStore = false;
            _rangesOffset = 0;
            _rangesLength = 0;
            SettingsLength = 0;
            _payload = payload;
            if (_reader.Open(payload, 0, count) != WireError.None)
            {
                return false;
            }

            while (_reader.Read())
            {
                TakeMetric();
            }

            return _reader.Error == WireError.None && AreRangesSound();
        }

        /// <summary>Goes to the next range; false behind the last one.</summary>
        internal bool NextRange()
        {
            return _ranges.Read();
        }

        private void TakeMetric()
        {
            if (_reader.IsNull || !_reader.HasName)
            {
                return;
            }

            if (_reader.ValueKind == WireValue.Boolean && _reader.NameEquals(RebirthName))
            {
                IsRebirth = _reader.BooleanValue;
            }
            else if (_reader.ValueKind == WireValue.String && _reader.NameEquals(UpdateName))
            {
                Update = _reader.GetString();
            }
            else if (_reader.ValueKind == WireValue.Long && _reader.NameEquals(ThroughName))
            {
                Through = _reader.LongBits;
                _hasThrough = true;
            }
            else if (_reader.ValueKind == WireValue.Long && _reader.NameEquals(StoreName))
            {
                StoreId = _reader.LongBits;
                _hasStore = true;
            }
            else if (_reader.ValueKind == WireValue.Bytes && _reader.NameEquals(RangesName))
            {
                _rangesOffset = _reader.DataOffset;
                _rangesLength = _reader.DataLength;
            }
            else if (_reader.ValueKind == WireValue.Bytes && _reader.NameEquals(SettingsName))
            {
                SettingsOffset = _reader.DataOffset;
                SettingsLength = _reader.DataLength;
            }
        }

        private bool AreRangesSound()
        {
            _ranges.Open(_payload, _rangesOffset, _rangesLength, Through);
            while (_ranges.Read())
            {
            }

            bool isSound = _ranges.Error == WireError.None;
            _ranges.Open(_payload, _rangesOffset, _rangesLength, Through);
            return isSound;
        }
    }
}
