using System;
using System.Net.NetworkInformation;
using nanoFramework.Hardware.Esp32;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// A seed that differs from board to board (by the network interface's address) and from start to start (by the
    /// microseconds that joining the network took, and by the time when it is known). For jitter and store ids, not for secrets.
    /// </summary>
    internal static class BootSeed
    {
        internal static ulong Make()
        {
            ulong seed = HighResTimer.GetCurrent() ^ ((ulong)DateTime.UtcNow.Ticks << 20);
            foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
            {
                byte[] address = network.PhysicalAddress;
                for (int i = 0; address != null && i < address.Length; i++)
                {
                    seed = (seed * 0x100000001B3UL) ^ address[i];
                }
            }

            return seed;
        }
    }
}
