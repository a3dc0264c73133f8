namespace Wuxi.Edge.Node.Update
{
    /// <summary>What an <see cref="Updater"/> must know of its node. Set before it is made.</summary>
    public sealed class UpdateOptions
    {
        /// <summary>The node's id, which orders are signed for.</summary>
        public string NodeId { get; set; }

        /// <summary>The node's key for updates, 32 bytes; null: every order is refused.</summary>
        public byte[] Key { get; set; }

        /// <summary>Slot that runs: 0 the deployment, 1 and 2 the slots.</summary>
        public int RunningSlot { get; set; }

        /// <summary>Version that runs.</summary>
        public ProgramVersion RunningVersion { get; set; }

        /// <summary>Longest image that fits into a slot and into RAM, bytes.</summary>
        public int MostBytes { get; set; }

        /// <summary>Bytes that are fetched, written and digested in one tick; 4096.</summary>
        public int PieceBytes { get; set; } = 4096;

        /// <summary>How long an image on trial may take to get a record confirmed before it is started again, ms; 10 minutes.</summary>
        public int TrialMs { get; set; } = 10 * 60 * 1000;

        /// <summary>Fetches in a row that bring nothing until the order is refused; 60, some 8 hours with the pauses.</summary>
        public int MostFailures { get; set; } = 60;
    }
}
