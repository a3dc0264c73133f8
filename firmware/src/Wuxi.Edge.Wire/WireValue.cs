namespace Wuxi.Edge.Wire
{
    /// <summary>In which field of the protobuf oneof a value travelled; what it means is said by the declared <see cref="DataType"/>.</summary>
    public enum WireValue
    {
        None = 0,

        /// <summary>int_value, 32 bits: Int8..Int32 in two's complement, UInt8..UInt32.</summary>
        Int,

        /// <summary>long_value, 64 bits: Int64, UInt64, DateTime.</summary>
        Long,
        Float,
        Double,
        Boolean,
        String,
        Bytes,

        /// <summary>Data set, template, property set or extension: checked for form, not read.</summary>
        Other,
    }
}
