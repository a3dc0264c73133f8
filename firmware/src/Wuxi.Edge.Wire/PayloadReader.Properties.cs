using System.Text;

namespace Wuxi.Edge.Wire
{
    /// <content>Properties of the current metric.</content>
    public sealed partial class PayloadReader
    {
        private static readonly string QualityKey = MetricName.Quality;
        private static readonly string ReasonKey = MetricName.Reason;

        // Made with the first property that comes: what a node is sent has none.
        private PropertyCursor _propertyCursor;
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
            get { return Encoding.UTF8.GetString(_buffer, Cursor.KeyOffset, Cursor.KeyLength); }
        }

        /// <summary>The declared type of the current property.</summary>
        public DataType PropertyType
        {
            get { return Cursor.Type; }
        }

        public WireValue PropertyKind
        {
            get { return Cursor.Kind; }
        }

        public bool PropertyIsNull
        {
            get { return Cursor.IsNull; }
        }

        /// <summary>Two's complement of a 32-bit property.</summary>
        public int PropertyInt
        {
            get { return Cursor.Kind == WireValue.Int ? (int)Cursor.Bits : 0; }
        }

        public long PropertyLong
        {
            get { return Cursor.Kind == WireValue.Long ? (long)Cursor.Bits : 0; }
        }

        public float PropertyFloat
        {
            get { return Cursor.Kind == WireValue.Float ? Cursor.Float : 0; }
        }

        public double PropertyDouble
        {
            get { return Cursor.Kind == WireValue.Double ? Cursor.Double : 0; }
        }

        public bool PropertyBoolean
        {
            get { return Cursor.Kind == WireValue.Boolean && Cursor.Bits != 0; }
        }

        /// <summary>A String property, null for any other kind. Allocates.</summary>
        public string PropertyString
        {
            get { return Cursor.Kind == WireValue.String ? Encoding.UTF8.GetString(_buffer, Cursor.DataOffset, Cursor.DataLength) : null; }
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
                Cursor.Open(_buffer, _propertiesOffset, _propertiesEnd);
                _isWalking = true;
            }

            return Cursor.Next();
        }

        /// <summary>Goes through all properties once, which also checks them.</summary>
        private bool ReadQuality()
        {
            _isWalking = false;
            Cursor.Open(_buffer, _propertiesOffset, _propertiesEnd);
            while (Cursor.Next())
            {
                if (Cursor.IsNull || Cursor.Kind != WireValue.Int)
                {
                    continue;
                }

                if (Cursor.KeyEquals(QualityKey))
                {
                    _quality = (int)Cursor.Bits;
                }
                else if (Cursor.KeyEquals(ReasonKey))
                {
                    _reason = (int)Cursor.Bits;
                }
            }

            return Cursor.Error == WireError.None || Fail(-(int)Cursor.Error, Cursor.ErrorOffset);
        }

        private PropertyCursor Cursor
        {
            get
            {
                if (_propertyCursor == null)
                {
                    _propertyCursor = new PropertyCursor();
                }

                return _propertyCursor;
            }
        }
    }
}
