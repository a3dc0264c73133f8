namespace Wuxi.Edge.Native
{
    /// <summary>Numbers that the native drivers give instead of a result.</summary>
    internal static class NativeCode
    {
        /// <summary>The handle is not open.</summary>
        internal const int BadHandle = -1;

        /// <summary>A parameter is out of range.</summary>
        internal const int BadParameter = -2;

        /// <summary>All instances are open, or the queue is full.</summary>
        internal const int NoneFree = -3;

        /// <summary>There is nothing to take.</summary>
        internal const int Nothing = -4;

        /// <summary>The port: the board has none such.</summary>
        internal const int NoPort = -5;
    }
}
