namespace Wuxi.Edge.Native
{
    /// <summary>What became of a request. The numbers are those of the native face.</summary>
    public static class FrameStatus
    {
        /// <summary>The frame answers the request.</summary>
        public const int Answer = 0;

        /// <summary>Nothing was heard within the timeout.</summary>
        public const int Timeout = 1;

        /// <summary>Something was heard, but no valid answer.</summary>
        public const int Corrupt = 2;

        /// <summary>A valid frame that nobody asked for, of a protocol whose instruments speak unasked.</summary>
        public const int Unsolicited = 3;
    }
}
