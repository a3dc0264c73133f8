using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// Which settings a node uses, which it is taking up, and which it could go back to; texts are named by their version
    /// (<see cref="Wire.SettingsVersion"/>), 0 for none. On flash: "WES1", nine numbers of 4 bytes, low byte first, length and characters
    /// of the refusal, CRC-32 of all that, which goes on from the number of the file: what an older state has left in the place of a newer one
    /// is not taken for it. Not thread safe.
    /// </summary>
    internal sealed class SettingsState
    {
        /// <summary>Longest refusal, characters.</summary>
        internal const int LongestRefusal = 240;

        /// <summary>Longest encoded state, bytes.</summary>
        internal const int MostBytes = 4 + (4 * Numbers) + 1 + LongestRefusal + 4;

        private const int Numbers = 9;
        private const uint Magic = 0x31534557;

        internal uint Current;
        internal uint Previous;
        internal uint Candidate;
        internal uint Provisioned;
        internal uint Refused;
        internal string Refusal = string.Empty;
        internal int Phase;

        /// <summary>Starts of the program in this phase.</summary>
        internal int Starts;

        /// <summary>Aliases given to devices and points before the present ones.</summary>
        internal uint AliasOffset;

        /// <summary>Aliases given to devices and points ever.</summary>
        internal uint AliasesUsed;

        internal SettingsState Copy()
        {
            return (SettingsState)MemberwiseClone();
        }

        /// <summary>Writes it to the beginning of a buffer of <see cref="MostBytes"/>; returns the length.</summary>
        internal int Encode(uint number, byte[] into)
        {
            int end = Put(into, 0, Magic);
            end = Put(into, end, Current);
            end = Put(into, end, Previous);
            end = Put(into, end, Candidate);
            end = Put(into, end, Provisioned);
            end = Put(into, end, Refused);
            end = Put(into, end, (uint)Phase);
            end = Put(into, end, (uint)Starts);
            end = Put(into, end, AliasOffset);
            end = Put(into, end, AliasesUsed);
            int length = Refusal.Length < LongestRefusal ? Refusal.Length : LongestRefusal;
            into[end++] = (byte)length;
            for (int i = 0; i < length; i++)
            {
                into[end++] = (byte)Refusal[i];
            }

            return Put(into, end, Crc32.Over(number, into, 0, end));
        }

        /// <summary>Reads it back; null when it is none, or damaged.</summary>
        internal static SettingsState Decode(uint number, byte[] from, int count)
        {
            int head = 4 + (4 * Numbers);
            if (count < head + 5 || count != head + 1 + from[head] + 4 || Get(from, 0) != Magic
                || Get(from, count - 4) != Crc32.Over(number, from, 0, count - 4))
            {
                return null;
            }

            SettingsState state = new SettingsState();
            state.Current = Get(from, 4);
            state.Previous = Get(from, 8);
            state.Candidate = Get(from, 12);
            state.Provisioned = Get(from, 16);
            state.Refused = Get(from, 20);
            state.Phase = (int)Get(from, 24);
            state.Starts = (int)Get(from, 28);
            state.AliasOffset = Get(from, 32);
            state.AliasesUsed = Get(from, 36);
            char[] refusal = new char[from[head]];
            for (int i = 0; i < refusal.Length; i++)
            {
                refusal[i] = (char)from[head + 1 + i];
            }

            state.Refusal = new string(refusal);
            return state;
        }

        private static int Put(byte[] into, int offset, uint value)
        {
            into[offset] = (byte)value;
            into[offset + 1] = (byte)(value >> 8);
            into[offset + 2] = (byte)(value >> 16);
            into[offset + 3] = (byte)(value >> 24);
            return offset + 4;
        }

        private static uint Get(byte[] from, int offset)
        {
            return from[offset] | ((uint)from[offset + 1] << 8) | ((uint)from[offset + 2] << 16) | ((uint)from[offset + 3] << 24);
        }
    }
}
