namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Keeps records until the gateway has confirmed them (architecture 4.2). A record is opaque bytes under a number that only
    /// grows, from 1. Bounded: when full, the oldest is dropped and <see cref="First"/> moves, so that the gateway learns
    /// of the gap. In RAM or on flash (README of this folder). Used by the node's one loop; never throws.
    /// </summary>
    public interface IRecordStore
    {
        /// <summary>Random, 1 … 2^63-1, made when the store was formatted.</summary>
        ulong Id { get; }

        /// <summary>The oldest record that is neither confirmed nor dropped; <c>Last + 1</c> when there is none.</summary>
        ulong First { get; }

        /// <summary>The youngest number given; 0 at the beginning.</summary>
        ulong Last { get; }

        /// <summary>Records that are neither confirmed nor dropped.</summary>
        int PendingCount { get; }

        /// <summary>Records dropped without confirmation since the store was opened.</summary>
        ulong DroppedCount { get; }

        /// <summary>How much of its room the records that are neither confirmed nor dropped keep from others, percent; 100: the next one costs an old one.</summary>
        int FillPercent { get; }

        /// <summary>It can keep no more records: the board must start anew.</summary>
        bool IsBroken { get; }

        /// <summary>Longest record that can be appended, bytes.</summary>
        int MaximumRecordBytes { get; }

        /// <summary>Keeps a record and returns its number, which no other record of this store ever has; drops the oldest to make room. 0 when the record is longer than <see cref="MaximumRecordBytes"/>.</summary>
        ulong Append(byte[] record, int offset, int count);

        /// <summary>Copies a record to the beginning of <paramref name="into"/> and returns its length; 0 when it is confirmed, dropped, unreadable, or does not fit.</summary>
        int Read(ulong number, byte[] into);

        /// <summary>
        /// The time has become known: UTC ms at uptime 0. Once in a run, before anything is read. What an earlier run took before it knew the
        /// time is dated with it, as far as that can be done.
        /// </summary>
        void NoteTime(long offsetMs);

        /// <summary>Whether the record is neither confirmed nor dropped.</summary>
        bool IsPending(ulong number);

        /// <summary>The lowest pending number that is not below <paramref name="from"/>; 0 when there is none.</summary>
        ulong NextPending(ulong from);

        /// <summary>The gateway has these on its disk: forget them. Numbers not there are passed over. Returns how many were pending.</summary>
        int Confirm(ulong first, ulong last);

        /// <summary>Gives up one record that cannot be sent (unreadable, or of another layout); counted in <see cref="DroppedCount"/>.</summary>
        void Drop(ulong number);

        /// <summary>How many devices and points the records will be of: room for what is remembered of them is made at once, and not while they come.</summary>
        void Expect(int devices, int points);
    }
}
