using System;

namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// One piece of a settings text, the value of <see cref="MetricName.Settings"/> in an NCMD: version of the whole text, its
    /// length, and where the piece belongs in it (each UInt32, low byte first), then the piece's characters. A text is sent in pieces,
    /// in order, so that a node needs no more than one of them and the text itself in memory. Not thread safe.
    /// </summary>
    public sealed class SettingsPiece
    {
        /// <summary>Bytes before the characters.</summary>
        public const int HeadBytes = 12;

        /// <summary>Most characters of one piece.</summary>
        public const int MostCharacters = 4096;

        /// <summary>Longest text that is sent, characters.</summary>
        public const int LongestText = 32768;

        /// <summary>Version of the whole text (<see cref="SettingsVersion"/>), never 0.</summary>
        public uint Version { get; private set; }

        /// <summary>Length of the whole text, 1…<see cref="LongestText"/>.</summary>
        public int Length { get; private set; }

        /// <summary>Where the piece begins in the text.</summary>
        public int From { get; private set; }

        /// <summary>Where its characters begin in the buffer it was read from.</summary>
        public int Offset { get; private set; }

        /// <summary>How many there are, at least 1.</summary>
        public int Count { get; private set; }

        /// <summary>Writes the piece that begins at <paramref name="from"/>; returns the bytes written, at most HeadBytes + MostCharacters.</summary>
        public static int Write(byte[] into, uint version, byte[] text, int from)
        {
            int count = text.Length - from < MostCharacters ? text.Length - from : MostCharacters;
            Put(into, 0, version);
            Put(into, 4, (uint)text.Length);
            Put(into, 8, (uint)from);
            Array.Copy(text, from, into, HeadBytes, count);
            return HeadBytes + count;
        }

        /// <summary>Reads a piece in place; false when it is none.</summary>
        public bool TryRead(byte[] buffer, int offset, int count)
        {
            if (count <= HeadBytes || count > HeadBytes + MostCharacters)
            {
                return false;
            }

            uint length = Get(buffer, offset + 4);
            uint from = Get(buffer, offset + 8);
            Version = Get(buffer, offset);
            Offset = offset + HeadBytes;
            Count = count - HeadBytes;
            if (Version == 0 || length > LongestText || from > length || (uint)Count > length - from)
            {
                return false;
            }

            Length = (int)length;
            From = (int)from;
            return true;
        }

        private static void Put(byte[] into, int offset, uint value)
        {
            for (int i = 0; i < 4; i++)
            {
                into[offset + i] = (byte)(value >> (8 * i));
            }
        }

        private static uint Get(byte[] buffer, int offset)
        {
            return buffer[offset] | ((uint)buffer[offset + 1] << 8) | ((uint)buffer[offset + 2] << 16) | ((uint)buffer[offset + 3] << 24);
        }
    }
}
