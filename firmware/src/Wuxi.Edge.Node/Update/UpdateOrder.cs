using System.Text;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>What a gateway orders: which image, and the proof that it may. Immutable.</summary>
    public sealed class UpdateOrder
    {
        /// <summary>Longest image, bytes.</summary>
        public const int MostImageBytes = 4 * 1024 * 1024;

        /// <summary>Longest address, characters.</summary>
        public const int LongestUrl = 160;

        public UpdateOrder(uint number, ProgramVersion version, int length, byte[] sha256, byte[] hmac, string url)
        {
            Number = number;
            Version = version;
            Length = length;
            Sha256 = sha256;
            Hmac = hmac;
            Url = url;
        }

        /// <summary>Goes up with each order to a node, so that an old one that is sent again means nothing.</summary>
        public uint Number { get; private set; }

        public ProgramVersion Version { get; private set; }

        /// <summary>Bytes of the image.</summary>
        public int Length { get; private set; }

        /// <summary>Digest of the image, 32 bytes.</summary>
        public byte[] Sha256 { get; private set; }

        /// <summary>HMAC-SHA-256 of <see cref="SignedText"/> under the node's key, 32 bytes.</summary>
        public byte[] Hmac { get; private set; }

        /// <summary>Where the image is; not signed, because the digest is.</summary>
        public string Url { get; private set; }

        /// <summary>What the HMAC is of: node, number, version, length and digest, so that an order is good for one node only.</summary>
        public string SignedText(string node)
        {
            return "wuxi-edge-update 1\n" + node + "\n" + Number.ToString() + "\n" + Version.ToString() + "\n" + Length.ToString()
                + "\n" + Hex.Format(Sha256) + "\n";
        }

        /// <summary>Whether the HMAC is that of the key.</summary>
        public bool IsSigned(string node, byte[] key)
        {
            return HmacSha256.AreEqual(Hmac, Sign(node, key));
        }

        /// <summary>The HMAC that the order must have.</summary>
        public byte[] Sign(string node, byte[] key)
        {
            byte[] text = Encoding.UTF8.GetBytes(SignedText(node));
            byte[] code = new byte[Native.Sha256.DigestBytes];
            new HmacSha256(key).Compute(text, text.Length, code, 0);
            return code;
        }

        /// <summary>The text that <see cref="UpdateOrderParser"/> reads.</summary>
        public override string ToString()
        {
            return UpdateOrderParser.Head + " number=" + Number.ToString() + " version=" + Version.ToString() + " length="
                + Length.ToString() + " sha256=" + Hex.Format(Sha256) + " hmac=" + Hex.Format(Hmac) + " url=" + Url;
        }
    }
}
