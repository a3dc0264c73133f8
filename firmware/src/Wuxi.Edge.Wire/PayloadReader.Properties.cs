using System.Text;

namespace Wuxi.Edge.Wire
{
    /// <content>Properties of the current metric.</content>
    public sealed partial class PayloadReader
    {
        private static readonly byte[] QualityKey = Encoding.UTF8.GetBytes(MetricName.Quality);
        private static readonly byte[] ReasonKey = Encoding.UTF8.GetBytes(MetricName.Reason);

        private readonly PropertyCursor _property = new PropertyCursor();
        private bool _isWalking;
        private int _quality;
        private int _reason;

        /// <summary>The property Quality, see <see cref="QualityCode"/>; -1 when the metric has none.</summary>
        public int Quality
        {
            get { return _quality; }
        }

        /// <summary>The property Reason, see <see cref="ReasonCode"/>; -1 when the metric has none.</summary>
        public int Reason
        {
            get { return _reason; }
        }

        /// <summary>The key of the current property. Allocates.</summary>
        public string PropertyKey
        {
            get { return Encoding.UTF8.GetString(_buffer, _property.KeyOffset, _property.KeyLength); }
        }

        /// <summary>The declared type of the current property.</summary>
        public DataType PropertyType
        {
            get { return _property.Type; }
        }

        public WireValue PropertyKind
        {
            get { return _property.Kind; }
        }

        public bool PropertyIsNull
        {
            get { return _property.IsNull; }
        }

        /// <summary>Two's complement of a 32-bit property.</summary>
        public int PropertyInt
        {
            get { return _property.Kind == WireValue.Int ? (int)_property.Bits : 0; }
        }

        public long PropertyLong
        {
            get { return _property.Kind == WireValue.Long ? (long)_property.Bits : 0; }
        }

        public float PropertyFloat
        {
            get { return _property.Kind == WireValue.Float ? _property.Float : 0; }
        }

        public double PropertyDouble
        {
            get { return _property.Kind == WireValue.Double ? _property.Double : 0; }
        }

        public bool PropertyBoolean
        {
            get { return _property.Kind == WireValue.Boolean && _property.Bits != 0; }
        }

        /// <summary>A String property, null for any other kind. Allocates.</summary>
        public string PropertyString
        {
            get { return _property.Kind == WireValue.String ? Encoding.UTF8.GetString(_buffer, _property.DataOffset, _property.DataLength) : null; }
        }

        /// <summary>Takes the next property of the current metric; false when there are no more.</summary>
        public bool ReadProperty()
        {
            if ((_has & PropertiesBit) == 0)
            {
                return false;
            }

            if (!_isWalking)
            {
                _property.Open(_buffer, _propertiesOffset, _propertiesEnd);
                _isWalking = true;
            }

            return _property.Next();
        }

        /// <summary>Goes through all properties once, which also checks them.</summary>
        private bool ReadQuality()
        {
            _isWalking = false;
            _property.Open(_buffer, _propertiesOffset, _propertiesEnd);
            while (_property.Next())
            {
                if (_property.IsNull || _property.Kind != WireValue.Int)
                {
                    continue;
                }

                if (_property.KeyEquals(QualityKey))
                {
                    _quality = (int)_property.Bits;
                }
                else if (_property.KeyEquals(ReasonKey))
                {
                    _reason = (int)_property.Bits;
                }
            }

            return _property.Error == WireError.None || Fail(-(int)_property.Error, _property.ErrorOffset);
        }
    }
}
