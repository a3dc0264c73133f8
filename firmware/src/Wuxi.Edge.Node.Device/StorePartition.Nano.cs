using System;
using System.IO;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Where the record store is on the board: a folder of the internal drive.</summary>
    internal static class StorePartition
    {
        internal const string Folder = "I:\\records\\";

        /// <summary>Least size of the drive for a store, bytes: half of it may be taken by settings and certificates.</summary>
        internal const int LeastBytes = 192 * 1024;

        private const string Drive = "I:";

        // What the images for boards with 4 MB of flash have; larger boards have more.
        private const int UnknownBytes = 256 * 1024;
        private const int MostBytes = 8 * 1024 * 1024;

        /// <summary>What records may take of the drive, bytes; 0 when there is none. The same at every start, or what was stored would be given up.</summary>
        internal static long Bytes()
        {
            return UpdatePartition.IsThere ? DriveBytes() - UpdatePartition.Bytes : DriveBytes();
        }

        /// <summary>Size of the drive, bytes; 0 when there is none.</summary>
        internal static long DriveBytes()
        {
            try
            {
                DriveInfo[] drives = DriveInfo.GetDrives();
                for (int i = 0; i < drives.Length; i++)
                {
                    if (drives[i].Name.Length >= Drive.Length && drives[i].Name.Substring(0, Drive.Length) == Drive)
                    {
                        long bytes = drives[i].TotalSize;
                        return bytes <= 0 ? UnknownBytes : bytes > MostBytes ? MostBytes : bytes;
                    }
                }

                return 0;
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
