using System;

namespace Wuxi.Edge.Wire
{
    /// <content>
    /// Properties of a metric, after its value. Keys and values are written pair by pair; protobuf leaves their order open.
    /// </content>
    public sealed partial class PayloadWriter
    {
        public void BeginProperties()
        {
            _propertiesStart = BeginNested(0x4A);
        }

        public void EndProperties()
        {
            EndNested(_propertiesStart);
        }

        public void PropertyInt32(string key, int value)
        {
            int start = BeginProperty(key, DataType.Int32);
            Field(0x18, (uint)value);
            EndNested(start);
        }

        public void PropertyUInt32(string key, uint value)
        {
            int start = BeginProperty(key, DataType.UInt32);
            Field(0x18, value);
            EndNested(start);
        }

        public void PropertyInt64(string key, long value)
        {
            int start = BeginProperty(key, DataType.Int64);
            Field(0x20, (ulong)value);
            EndNested(start);
        }

        public void PropertyUInt64(string key, ulong value)
        {
            int start = BeginProperty(key, DataType.UInt64);
            Field(0x20, value);
            EndNested(start);
        }

        public void PropertyFloat(string key, float value)
        {
            int start = BeginProperty(key, DataType.Float);
            Fixed32(0x2D, FloatBits.Of(value));
            EndNested(start);
        }

        public void PropertyDouble(string key, double value)
        {
            int start = BeginProperty(key, DataType.Double);
            Fixed64(0x31, BitConverter.DoubleToInt64Bits(value));
            EndNested(start);
        }

        public void PropertyBoolean(string key, bool value)
        {
            int start = BeginProperty(key, DataType.Boolean);
            Field(0x38, value ? 1UL : 0UL);
            EndNested(start);
        }

        /// <summary>Null becomes a property of type String that is null.</summary>
        public void PropertyString(string key, string value)
        {
            if (value == null)
            {
                PropertyNull(key, DataType.String);
                return;
            }

            int start = BeginProperty(key, DataType.String);
            StringField(0x42, value);
            EndNested(start);
        }

        public void PropertyNull(string key, DataType type)
        {
            int start = BeginProperty(key, type);
            Field(0x10, 1);
            EndNested(start);
        }

        private int BeginProperty(string key, DataType type)
        {
            StringField(0x0A, key);
            int start = BeginNested(0x12);
            Field(0x08, (ulong)type);
            return start;
        }
    }
}
