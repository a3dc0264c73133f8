namespace Wuxi.Edge.Node.Device
{
    /// <summary>The managed heap of the chip. Twin of FreeMemory.Host.cs.</summary>
    internal static class FreeMemory
    {
        /// <summary>Free bytes after a collection, which stops the program for some milliseconds.</summary>
        internal static long Bytes()
        {
            return nanoFramework.Runtime.Native.GC.Run(false);
        }
    }
}
