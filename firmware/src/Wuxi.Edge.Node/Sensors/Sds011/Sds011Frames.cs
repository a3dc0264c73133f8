namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of a Nova SDS011 frame: 10 bytes <c>AA C0</c>, PM2.5, PM10 (low byte first, tenths of ug/m3), two bytes of device id, sum
    /// of these six, <c>AB</c> (Laser Dust Sensor Control Protocol V1.3). Thread safe.
    /// </summary>
    internal static class Sds011Frames
    {
        /// <summary>Of every frame.</summary>
        internal const int Length = 10;

        /// <summary>Second byte: measured values. C5 would be the answer to a command.</summary>
        internal const byte Data = 0xC0;

        /// <summary>PM2.5; PM10 follows.</summary>
        internal const int ValuesOffset = 2;

        /// <summary>Steps of a number in 1 ug/m3.</summary>
        internal const int StepsPerUnit = 10;

        /// <summary>End of the measuring range, 999.9 ug/m3 (specification V1.0), in tenths.</summary>
        internal const int Highest = 9999;

        /// <summary>Longest interval between two frames: 1 + 0.5 s (specification V1.0).</summary>
        internal const int IntervalMs = 1500;

        /// <summary>Values are stable 30 s after the fan has started (protocol V1.3, "set sleep and work").</summary>
        internal const int WarmUpMs = 30000;
    }
}
