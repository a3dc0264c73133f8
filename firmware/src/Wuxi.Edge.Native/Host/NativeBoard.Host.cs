using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// Says on which board the code of this thread is running. A real chip has one set of pins and needs no such thing; here
    /// thousands of boards share a process. The drivers look once, when they are opened.
    /// </summary>
    public static class NativeBoard
    {
        [ThreadStatic]
        private static INativeBoard _current;

        /// <summary>The board of this thread, or null. Set it before drivers are opened.</summary>
        public static INativeBoard Current
        {
            get { return _current; }
            set { _current = value; }
        }

        internal static INativeBoard Require()
        {
            return _current ?? throw new InvalidOperationException(
                "No emulated board on this thread: set NativeBoard.Current before native drivers are opened.");
        }
    }
}
