namespace Wuxi.Edge.Native
{
    /// <summary>Name of the shared library with the drivers, without prefix and ending.</summary>
    internal static class NativeLibraryName
    {
        internal const string Value = "wuxi_edge_native";
    }
}
