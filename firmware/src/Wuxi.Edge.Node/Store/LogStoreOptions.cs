using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>Sizes and intervals of a <see cref="LogRecordStore"/>. Set before it is made; not thread safe.</summary>
    public sealed class LogStoreOptions
    {
        /// <summary>Erase block of the flash, bytes: what a file of the file system takes up is a multiple of it.</summary>
        public const int FlashBlockBytes = 4096;

        // A page begins with at most a quarter of itself of state, and this much besides.
        internal const int PageOverhead = 48;

        /// <summary>Bytes of a page: coding begins anew with each, and damage ends with it. A multiple of 256 up to 65,280; 4096.</summary>
        public int PageBytes { get; set; } = 4096;

        /// <summary>Pages of a segment, which is one file; 1 to 255.</summary>
        public int SegmentPages { get; set; } = 16;

        /// <summary>Most segments there are, the one being written included; 2 to 255. For a moment there is one more.</summary>
        public int Segments { get; set; } = 58;

        /// <summary>Longest record, bytes; 1024, a device of 100 points.</summary>
        public int MaximumRecordBytes { get; set; } = 1024;

        /// <summary>
        /// Bytes kept in RAM until they are written together, and as many again to read with; 1072: the longest record or the head of a page must fit.
        /// </summary>
        public int BufferBytes { get; set; } = 1072;

        /// <summary>Records kept in RAM at most: what a power cut can cost. 1 to 65,535; 32.</summary>
        public int UnflushedRecords { get; set; } = 32;

        /// <summary>Longest time a record that the gateway has not confirmed waits in RAM, ms; 10,000.</summary>
        public int FlushMs { get; set; } = 10000;

        /// <summary>Longest time a confirmation waits in RAM, ms; 60,000.</summary>
        public int CheckpointMs { get; set; } = 60000;

        /// <summary>Stretches of confirmed or lost numbers between pending ones that can be told apart; 96, 8 bytes each.</summary>
        public int Stretches { get; set; } = 96;

        /// <summary>Points whose last value is remembered by the coding, twice: 3 bytes each, and 9 for one that there is; a power of two up to 256. 64.</summary>
        public int Points { get; set; } = 64;

        /// <summary>Bytes that records may take up in all.</summary>
        public int CapacityBytes
        {
            get { return PageBytes * SegmentPages * Segments; }
        }

        internal int StateBytes
        {
            get { return PageBytes / 4; }
        }

        /// <summary>
        /// Sizes for a file system of this size that holds little else: 64 KB segments from 1 MB on, 16 KB below, where records are
        /// also kept longer in RAM, because fewer blocks share the wear. Room is left for the segment that is one too many, for the
        /// file system's own blocks (one of a segment holds its pointers) and for 24 KB of settings and certificates.
        /// </summary>
        /// <param name="bytes">At least 128 KB.</param>
        /// <exception cref="ArgumentException">Too small.</exception>
        public static LogStoreOptions ForPartition(int bytes)
        {
            bool isSmall = bytes < 1024 * 1024;
            var options = new LogStoreOptions();
            options.SegmentPages = isSmall ? 4 : 16;
            options.FlushMs = isSmall ? 60000 : 10000;
            int blocks = (bytes / FlashBlockBytes) - 10;
            int segments = (blocks / (options.SegmentPages + 1)) - 1;
            options.Segments = segments > 60 ? 60 : segments;
            options.Check();
            return options;
        }

        /// <exception cref="ArgumentException">A size does not fit the others.</exception>
        internal void Check()
        {
            int record = MaximumRecordBytes + PageOverhead;
            int page = StateBytes + PageOverhead;
            if (PageBytes < 256 || PageBytes > 65280 || PageBytes % 256 != 0 || SegmentPages < 1 || SegmentPages > 255 || Segments < 2
                || Segments > 255 || MaximumRecordBytes < 1 || page + record > PageBytes || BufferBytes < page || BufferBytes < record
                || UnflushedRecords < 1 || UnflushedRecords > 65535 || Stretches < 4
                || StateCode.Room(Stretches) > StateBytes || Points < 8 || Points > 256 || (Points & (Points - 1)) != 0)
            {
                throw new ArgumentException("sizes of the record store");
            }
        }
    }
}
