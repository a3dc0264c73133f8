using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>
    /// The node's key for updates as it stands in <c>update.key</c>: one line, <c>NODE KEY</c>, the key as 64 hexadecimal digits. The node's name
    /// is in it so that the boot program needs no settings, whose form may change with the application. Immutable.
    /// </summary>
    public sealed class UpdateKey
    {
        private UpdateKey(string node, byte[] key)
        {
            Node = node;
            Key = key;
        }

        public string Node { get; private set; }

        /// <summary>32 bytes.</summary>
        public byte[] Key { get; private set; }

        /// <summary>Null when the text is none.</summary>
        public static UpdateKey Parse(string text)
        {
            string[] words = text.Trim().Split(' ');
            byte[] key = words.Length == 2 && words[0].Length > 0 ? Hex.Parse(words[1], Sha256.DigestBytes) : null;
            return key == null ? null : new UpdateKey(words[0], key);
        }
    }
}
