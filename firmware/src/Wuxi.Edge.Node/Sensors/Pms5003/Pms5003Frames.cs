namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of a Plantower PMS5003 frame in active mode: 32 bytes, numbers high byte first: <c>42 4D</c>, length 001Ch, 13 words,
    /// sum of the first 30 bytes (data manual, appendix I). Thread safe.
    /// </summary>
    internal static class Pms5003Frames
    {
        internal const byte First = 0x42;
        internal const byte Second = 0x4D;
        internal const int Length = 32;

        /// <summary>Value of the length field: what follows it.</summary>
        internal const int ContentLength = 28;

        /// <summary>PM1.0 in the atmosphere; PM2.5 and PM10 follow. The three words before are "CF=1", for calibration in a factory.</summary>
        internal const int AtmosphericOffset = 10;

        /// <summary>Second half of the last word: the error code of the part, 0 for none.</summary>
        internal const int ErrorOffset = 29;

        internal const int ChecksumOffset = 30;

        /// <summary>Longest interval between two frames: stable mode, 2.3 s.</summary>
        internal const int IntervalMs = 2500;

        /// <summary>Whether the bytes may be the beginning of a frame.</summary>
        internal static bool IsBeginning(byte[] bytes, int count)
        {
            return (count < 1 || bytes[0] == First)
                && (count < 2 || bytes[1] == Second)
                && (count < 3 || bytes[2] == 0)
                && (count < 4 || bytes[3] == ContentLength);
        }

        /// <summary>Whether the checksum of a whole frame is right.</summary>
        internal static bool IsIntact(byte[] frame)
        {
            int sum = 0;
            for (int i = 0; i < ChecksumOffset; i++)
            {
                sum += frame[i];
            }

            return sum == Pms5003Decoder.Word(frame, ChecksumOffset);
        }
    }
}
