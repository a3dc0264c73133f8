namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// The version of a settings text: CRC-32 of IEEE 802.3 over its characters, of which each is one byte; so node, gateway and
    /// provisioning name the same text alike, and a text that was changed on its way does not match its version. 0 stands for no
    /// text, and a text whose checksum is 0 has version 1. Thread safe.
    /// </summary>
    public static class SettingsVersion
    {
        /// <summary>Version of the text in a stretch of bytes.</summary>
        public static uint Of(byte[] text, int offset, int count)
        {
            uint crc = Crc32.Over(0, text, offset, count);
            return crc == 0 ? 1 : crc;
        }
    }
}
