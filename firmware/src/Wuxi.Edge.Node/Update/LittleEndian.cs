namespace Wuxi.Edge.Node.Update
{
    /// <summary>Numbers of the journal. Thread safe.</summary>
    internal static class LittleEndian
    {
        internal static void Put(byte[] into, int at, int bytes, uint value)
        {
            for (int i = 0; i < bytes; i++)
            {
                into[at + i] = (byte)(value >> (8 * i));
            }
        }

        internal static uint Take(byte[] from, int at, int bytes)
        {
            uint value = 0;
            for (int i = 0; i < bytes; i++)
            {
                value |= (uint)from[at + i] << (8 * i);
            }

            return value;
        }
    }
}
