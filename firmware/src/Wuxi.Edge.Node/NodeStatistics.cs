namespace Wuxi.Edge.Node
{
    /// <summary>What a node has done since it was made. Written by the node's loop; a reader on another thread sees numbers that may be a moment old.</summary>
    public sealed class NodeStatistics
    {
        /// <summary>Records put into the store.</summary>
        public ulong RecordsTaken { get; internal set; }

        /// <summary>Values, good or bad, in these records.</summary>
        public ulong ReadingsTaken { get; internal set; }

        /// <summary>Records sent at once, while they were new.</summary>
        public ulong RecordsSentLive { get; internal set; }

        /// <summary>Records sent from the store, again or for the first time.</summary>
        public ulong RecordsSentHistorical { get; internal set; }

        /// <summary>Of these, the ones that had been sent in the same window before and were not confirmed in time.</summary>
        public ulong RecordsResent { get; internal set; }

        /// <summary>Records the gateway has confirmed.</summary>
        public ulong RecordsConfirmed { get; internal set; }

        /// <summary>Records lost because the store was full, or that could not be sent (see <see cref="Store.IRecordStore.DroppedCount"/>).</summary>
        public ulong RecordsDropped { get; internal set; }

        /// <summary>Readings of an instrument in which at least one wanted value was missing.</summary>
        public ulong SensorFaults { get; internal set; }

        /// <summary>Instants at which a point was due and its instrument still busy with an earlier reading.</summary>
        public ulong SamplesMissed { get; internal set; }

        /// <summary>Attempts to connect to the broker.</summary>
        public ulong ConnectAttempts { get; internal set; }

        /// <summary>NBIRTHs sent, rebirths included.</summary>
        public ulong Births { get; internal set; }

        /// <summary>Times the session ended: connection lost, or host offline.</summary>
        public ulong SessionsLost { get; internal set; }

        /// <summary>Confirmations that were for this store.</summary>
        public ulong Confirmations { get; internal set; }

        /// <summary>Messages that were damaged, for another store, older than what is known, or not understood.</summary>
        public ulong MessagesIgnored { get; internal set; }
    }
}
