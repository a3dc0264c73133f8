using System;
using nanoFramework.Networking;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Where the chip's clock gets its time: from the gateway, which is the time authority (architecture 4.3), and from nobody else. Another
    /// server's time would differ from the one the gateway judges records by.
    /// </summary>
    internal static class GatewayTime
    {
        /// <summary>Lets the image's SNTP client ask the gateway, in the background, for ever. Null, or in words why it does not.</summary>
        internal static string Follow(string host)
        {
            try
            {
                // The client takes new servers when it starts.
                Sntp.Stop();
                Sntp.Server1 = host;
                Sntp.Server2 = host;
                Sntp.Start();
                return null;
            }
            catch (Exception e)
            {
                return "the SNTP client does not follow " + host + ": " + e.Message;
            }
        }
    }
}
