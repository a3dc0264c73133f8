namespace Wuxi.Edge.Wire
{
    /// <summary>Why bytes from the network were refused. The codec never throws for what it is given to read.</summary>
    public enum WireError
    {
        None = 0,

        /// <summary>A field runs past the end of what holds it, or the given range past the buffer.</summary>
        Truncated,

        /// <summary>A varint of more than 64 bits.</summary>
        BadVarint,

        /// <summary>Field number 0, a tag of more than 32 bits, or the tag of a metric or of one of its fields not in its shortest form.</summary>
        BadTag,

        /// <summary>A known field with another wire type than its own, or a group, which Sparkplug never uses.</summary>
        BadWireType,

        /// <summary>A length that does not fit in 31 bits.</summary>
        BadLength,

        /// <summary>A timestamp, alias or sequence number of 2^63 or more; a STATE timestamp that is no 63-bit integer.</summary>
        ValueTooLarge,

        /// <summary>A string field that is not well-formed UTF-8.</summary>
        BadUtf8,

        /// <summary>More metrics than <see cref="PayloadReader.MaximumMetrics"/>.</summary>
        TooManyMetrics,

        /// <summary>A STATE message that is not a JSON object with the members online and timestamp.</summary>
        NotJson,

        /// <summary>A topic that is not Sparkplug B.</summary>
        BadTopic,

        /// <summary>What was to be written does not fit.</summary>
        BufferTooSmall,

        /// <summary>A property set with more keys than values, or the other way round.</summary>
        UnpairedProperty,

        /// <summary>A metric with two property sets: which of them counts would be a guess.</summary>
        DuplicateField,

        /// <summary>Messages nested deeper than any real payload has them.</summary>
        TooDeep,

        /// <summary>Stored ranges that touch, overlap, are empty, or run past 64 bits.</summary>
        BadRange,
    }
}
