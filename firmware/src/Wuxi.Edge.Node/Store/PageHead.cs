namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// The frame that begins a page: which page it is, the number of its first record, and the state. Not thread safe.
    /// </summary>
    internal sealed class PageHead
    {
        /// <summary>Bytes before the state: kind, format, page size, index, store id, segment, unflushed records, first number.</summary>
        internal const int FixedBytes = 28;

        private const byte Format = 2;

        internal int Index { get; private set; }

        internal ulong StoreId { get; private set; }

        /// <summary>Number of the segment.</summary>
        internal uint Segment { get; private set; }

        /// <summary>Numbers that may have been given beyond the last one written.</summary>
        internal int UnflushedRecords { get; private set; }

        /// <summary>Number of the page's first record.</summary>
        internal ulong First { get; private set; }

        /// <summary>Writes a body; returns the position of the state.</summary>
        internal static int Put(byte[] into, int position, LogStoreOptions options, int index, ulong storeId, uint segment, ulong first)
        {
            into[position++] = LogFrame.Page;
            into[position++] = Format;
            into[position++] = (byte)(options.PageBytes >> 8);
            into[position++] = (byte)index;
            position = Varint.PutFixed(into, position, (ulong)options.UnflushedRecords, 4);
            position = Varint.PutFixed(into, position, storeId, 8);
            position = Varint.PutFixed(into, position, segment, 4);
            return Varint.PutFixed(into, position, first, 8);
        }

        /// <summary>Reads a body; false when it is not that of a page of this size, at this place.</summary>
        internal bool Take(byte[] from, int position, int count, LogStoreOptions options, uint segment, int index)
        {
            if (count < FixedBytes || from[position] != LogFrame.Page || from[position + 1] != Format
                || from[position + 2] != (options.PageBytes >> 8) || from[position + 3] != index)
            {
                return false;
            }

            Index = index;
            UnflushedRecords = (int)Varint.TakeFixed(from, position + 4, 4);
            StoreId = Varint.TakeFixed(from, position + 8, 8);
            Segment = (uint)Varint.TakeFixed(from, position + 16, 4);
            First = Varint.TakeFixed(from, position + 20, 8);
            return Segment == segment;
        }
    }
}
