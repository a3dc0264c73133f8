using nanoFramework.Runtime.Native;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Where slots and journal are on the board: a folder of the internal drive, beside the record store.</summary>
    internal static class UpdatePartition
    {
        internal const string Folder = "I:\\update\\";

        /// <summary>Longest image a slot takes, bytes: twice what the application has.</summary>
        internal const int SlotBytes = 384 * 1024;

        /// <summary>What the record store leaves of the drive, bytes: two slots, journal, and the blocks of their directory.</summary>
        internal const int Bytes = (2 * SlotBytes) + (32 * 1024);

        // 2 MB on modules with 8 MB of flash, 3 MB with 16; 256 KB with 4 are for records alone.
        private const int LeastDriveBytes = 1536 * 1024;

        // The runtime's tables of an image's assemblies, and room for its first objects.
        private const int RamForTables = 64 * 1024;

        /// <summary>Whether the drive has room for slots.</summary>
        internal static bool IsThere
        {
            get { return StorePartition.DriveBytes() >= LeastDriveBytes; }
        }

        /// <summary>Longest image that this board can keep and load, bytes; 0 on a board without PSRAM.</summary>
        /// <param name="running">Bytes of the image that runs, whose place in RAM the next one takes; 0 for the deployment.</param>
        internal static int MostImageBytes(int running)
        {
            if (!IsThere)
            {
                return 0;
            }

            long room = (long)GC.Run(true) + running - RamForTables;
            return room <= 0 ? 0 : room > SlotBytes ? SlotBytes : (int)room;
        }
    }
}
