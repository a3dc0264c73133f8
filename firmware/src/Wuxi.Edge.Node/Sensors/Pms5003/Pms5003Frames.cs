namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of a Plantower PMS5003 frame in active mode: 32 bytes, numbers high byte first: <c>42 4D</c>, length 001Ch, 13 words,
    /// sum of the first 30 bytes (data manual, appendix I). Thread safe.
    /// </summary>
    internal static class Pms5003Frames
    {
        /// <summary>Of a frame; other parts of the maker have other lengths.</summary>
        internal const int Length = 32;

        /// <summary>PM1.0 in the atmosphere; PM2.5 and PM10 follow. The three words before are "CF=1", for calibration in a factory.</summary>
        internal const int AtmosphericOffset = 10;

        /// <summary>Second half of the last word: the error code of the part, 0 for none.</summary>
        internal const int ErrorOffset = 29;

        /// <summary>Longest interval between two frames: stable mode, 2.3 s.</summary>
        internal const int IntervalMs = 2500;
    }
}
