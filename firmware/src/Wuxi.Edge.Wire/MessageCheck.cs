namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Checks the form of messages that nobody here reads (metadata, data sets, templates, nested property sets), so that
    /// an accepted payload is one that every Sparkplug host accepts.
    /// </summary>
    internal sealed class MessageCheck
    {
        /// <summary>How deep messages may nest below a metric.</summary>
        internal const int MaximumDepth = 8;

        internal const char Opaque = 'X';
        internal const char MetaData = 'M';
        internal const char PropertySet = 'P';
        internal const char PropertySetList = 'L';
        internal const char DataSet = 'D';
        internal const char Template = 'T';

        private const char Metric = 'A';
        private const char PropertyValue = 'V';
        private const char Row = 'R';
        private const char RowValue = 'E';
        private const char Parameter = 'Q';

        private readonly Varint _varint = new Varint();

        /// <summary>Where the field began that was refused.</summary>
        internal int ErrorOffset;

        /// <summary>Returns <paramref name="end"/>, or an error negated.</summary>
        internal int Check(byte[] buffer, int position, int end, char message)
        {
            return Check(buffer, position, end, message, 0);
        }

        /// <summary>
        /// The fields of a message from number 1 on, one character each: v varint, f 32 bits, d 64 bits, s string, b bytes;
        /// a capital is a message. Fields beyond are unknown and need only be well-formed.
        /// </summary>
        private static string FieldsOf(char message)
        {
            switch (message)
            {
                case Metric: return "svvvvvvMPvvfdvsbDTX";
                case MetaData: return "vsvvssss";
                case PropertySet: return "sV";
                case PropertyValue: return "vvvvfdvsPLX";
                case PropertySetList: return "P";
                case DataSet: return "vsvR";
                case Row: return "E";
                case RowValue: return "vvfdvsX";
                case Template: return "sAQsv";
                case Parameter: return "svvvfdvsX";
                default: return string.Empty;
            }
        }

        private static int WireTypeOf(char shape)
        {
            switch (shape)
            {
                case 'v': return WireType.Varint;
                case 'f': return WireType.Fixed32;
                case 'd': return WireType.Fixed64;
                default: return WireType.Bytes;
            }
        }

        private int Check(byte[] buffer, int position, int end, char message, int depth)
        {
            if (depth > MaximumDepth)
            {
                ErrorOffset = position;
                return -(int)WireError.TooDeep;
            }

            string fields = FieldsOf(message);
            while (position < end)
            {
                int start = position;
                position = CheckField(buffer, position, end, fields, depth, start);
                if (position < 0)
                {
                    return position;
                }
            }

            return position;
        }

        private int CheckField(byte[] buffer, int position, int end, string fields, int depth, int start)
        {
            ErrorOffset = start;
            position = _varint.ReadTag(buffer, position, end);
            if (position < 0)
            {
                return position;
            }

            int wireType = (int)(_varint.Value & 7);
            ulong number = _varint.Value >> 3;
            char shape = number <= (ulong)fields.Length ? fields[(int)number - 1] : ' ';
            if (shape != ' ' && wireType != WireTypeOf(shape))
            {
                return -(int)WireError.BadWireType;
            }

            position = _varint.Skip(buffer, position, end, wireType);
            if (position < 0 || wireType != WireType.Bytes)
            {
                return position;
            }

            int content = position - (int)_varint.Value;
            if (shape == 's')
            {
                return Utf8.IsValid(buffer, content, position) ? position : -(int)WireError.BadUtf8;
            }

            return shape >= 'A' && shape <= 'Z' ? Check(buffer, content, position, shape, depth + 1) : position;
        }
    }
}
