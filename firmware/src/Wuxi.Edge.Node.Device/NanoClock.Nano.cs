using System;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>The clock of the chip, which SNTP sets in the background. Twin of NanoClock.Host.cs.</summary>
    public sealed class NanoClock : IClock
    {
        // Until SNTP has answered the chip counts from 1970.
        private const int FirstPlausibleYear = 2024;

        public long UtcMs
        {
            get
            {
                DateTime now = DateTime.UtcNow;
                return now.Year < FirstPlausibleYear ? 0 : (now.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            }
        }

        public long UptimeMs
        {
            get { return Environment.TickCount64; }
        }
    }
}
