using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Notices an instrument that goes on saying the very same, byte for byte, for longer than it was allowed to: its clock and its
    /// line are alive, and its measuring part is not. Not thread safe.
    /// </summary>
    internal sealed class StuckWatch
    {
        private readonly int _limitMs;
        // Stands for the bytes: of 2^32 that differ one has the same, and that but once.
        private uint _checksum;
        private long _sinceMs = -1;

        /// <param name="limitMs">How long it may, ms; 0 for ever.</param>
        internal StuckWatch(int limitMs)
        {
            _limitMs = limitMs;
        }

        /// <summary>Takes what the instrument says; whether it has said nothing else for too long.</summary>
        /// <param name="frame">Holds it.</param>
        /// <param name="from">First byte that must change now and then.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="nowMs">Uptime at which it was said.</param>
        internal bool IsStuck(byte[] frame, int from, int count, long nowMs)
        {
            uint checksum = Crc32.Over((uint)count, frame, from, count);
            bool isSame = checksum == _checksum && _sinceMs >= 0;
            _checksum = checksum;
            if (!isSame)
            {
                _sinceMs = nowMs;
            }

            return _limitMs > 0 && nowMs - _sinceMs > _limitMs;
        }
    }
}
