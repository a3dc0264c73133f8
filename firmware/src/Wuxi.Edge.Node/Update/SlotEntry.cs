using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>What a slot is meant to hold, as it stands in the journal: an order without its address. Immutable.</summary>
    public sealed class SlotEntry
    {
        internal const int Bytes = 4 + (2 * ProgramVersion.Parts) + 4 + (2 * Sha256.DigestBytes);

        internal SlotEntry(UpdateOrder order)
        {
            Order = order;
        }

        /// <summary>The order that filled it; its address may be empty.</summary>
        public UpdateOrder Order { get; private set; }

        internal void Put(byte[] into, int at)
        {
            LittleEndian.Put(into, at, 4, Order.Number);
            for (int i = 0; i < ProgramVersion.Parts; i++)
            {
                LittleEndian.Put(into, at + 4 + (2 * i), 2, (uint)Order.Version.Part(i));
            }

            LittleEndian.Put(into, at + 12, 4, (uint)Order.Length);
            System.Array.Copy(Order.Sha256, 0, into, at + 16, Sha256.DigestBytes);
            System.Array.Copy(Order.Hmac, 0, into, at + 16 + Sha256.DigestBytes, Sha256.DigestBytes);
        }

        /// <summary>Null when there is none: an order has a number.</summary>
        internal static SlotEntry Take(byte[] from, int at, string url)
        {
            uint number = LittleEndian.Take(from, at, 4);
            if (number == 0)
            {
                return null;
            }

            ProgramVersion version = ProgramVersion.Of(
                (int)LittleEndian.Take(from, at + 4, 2),
                (int)LittleEndian.Take(from, at + 6, 2),
                (int)LittleEndian.Take(from, at + 8, 2),
                (int)LittleEndian.Take(from, at + 10, 2));
            byte[] sha256 = new byte[Sha256.DigestBytes];
            byte[] hmac = new byte[Sha256.DigestBytes];
            System.Array.Copy(from, at + 16, sha256, 0, sha256.Length);
            System.Array.Copy(from, at + 16 + sha256.Length, hmac, 0, hmac.Length);
            return new SlotEntry(new UpdateOrder(number, version, (int)LittleEndian.Take(from, at + 12, 4), sha256, hmac, url));
        }
    }
}
