namespace Wuxi.Edge.Native
{
    /// <summary>Whether this assembly and the native drivers below it belong together.</summary>
    public static class NativeCore
    {
        /// <summary>Major version of the native faces that this assembly was written for.</summary>
        public const int Major = 1;

        /// <summary>Version of the native drivers: major * 65536 + minor.</summary>
        public static int Version
        {
            get { return NativeCoreNative.Version(); }
        }

        /// <summary>Whether they have the major version this assembly was written for.</summary>
        public static bool IsCompatible
        {
            get { return Version >> 16 == Major; }
        }
    }
}
