using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// What pages are made of: length of the body (1 or 2 bytes), body, CRC-32 of both. The checksum goes on from that of the frame
    /// before in the page, so that a frame is good in its place only. Thread safe.
    /// </summary>
    internal static class LogFrame
    {
        /// <summary>Bytes of the shortest frame that holds a record.</summary>
        internal const int ShortestRecord = 7;

        /// <summary>Bytes around the longest body.</summary>
        internal const int Overhead = 6;

        internal const byte State = 0;
        internal const byte Page = 0x50;

        /// <summary>Room to leave before a body.</summary>
        internal const int LengthBytes = 2;

        /// <summary>Finishes a frame whose body stands <see cref="LengthBytes"/> behind its beginning; returns the position behind it.</summary>
        internal static int Finish(byte[] buffer, int start, int bodyEnd, ref uint chain)
        {
            int count = bodyEnd - start - LengthBytes;
            int end = Varint.Put(buffer, start, (ulong)count);
            if (end < start + LengthBytes)
            {
                System.Array.Copy(buffer, start + LengthBytes, buffer, end, count);
            }

            end += count;
            chain = Crc32.Over(chain, buffer, start, end - start);
            return Varint.PutFixed(buffer, end, chain, 4);
        }
    }
}
