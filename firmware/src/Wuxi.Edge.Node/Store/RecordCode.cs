namespace Wuxi.Edge.Node.Store
{
    /// <summary>How a coded record begins, and what the codes of its values mean (README of this folder).</summary>
    internal static class RecordCode
    {
        /// <summary>First byte of a record kept as it is.</summary>
        internal const byte Raw = 1;

        /// <summary>First byte of a coded record; with the two flags.</summary>
        internal const byte Coded = 0x80;
        internal const byte HasLayout = 1;
        internal const byte IsConsecutive = 2;

        // An odd code is (what << 1) + 1:
        internal const int Absolute = 0;
        internal const int HighBytes = 16;
        internal const int Reason = 32;

        /// <summary>Bytes a coded record can be longer than the record.</summary>
        internal const int MostOverhead = 40;
    }
}
