using System;
using System.Reflection;
using System.Threading;
using nanoFramework.Runtime.Native;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Chooses at power-up which application runs: the one in a slot, loaded into RAM, or the one in the deployment. The deployment's own copy of
    /// this is what always runs, whatever an image brings.
    /// </summary>
    internal static class BootProgram
    {
        private const int PieceBytes = 4096;
        private const int RestartAfterMs = 1000;

        internal static void Run()
        {
            int slot = UpdateJournal.Factory;
            MethodInfo entry = UpdatePartition.IsThere ? Choose(out slot) : null;
            if (entry == null)
            {
                Application.Run(UpdateJournal.Factory);
            }
            else
            {
                Program.Say("starts slot " + slot.ToString());
                entry.Invoke(null, new object[] { slot });
            }
        }

        /// <summary>Where the application in the chosen slot begins; null: the one in the deployment is to run.</summary>
        private static MethodInfo Choose(out int slot)
        {
            // Closed before the application opens the same files.
            using (var files = new StoreFiles(UpdatePartition.Folder))
            {
                UpdateKey key = DeviceFiles.ReadUpdateKey();
                var chooser = new BootChooser(
                    new UpdateJournal(files), files, key == null ? null : key.Node, key == null ? null : key.Key, new byte[PieceBytes]);
                slot = chooser.Choose();
                if (slot == UpdateJournal.Factory)
                {
                    return null;
                }

                try
                {
                    return new ImageLoader(files).Load(slot);
                }
                catch (Exception e)
                {
                    Program.Say("slot " + slot.ToString() + " cannot be loaded: " + e.Message);
                    if (chooser.Refuse(slot) != UpdateJournal.Factory)
                    {
                        // RAM is clean again only after a restart.
                        Thread.Sleep(RestartAfterMs);
                        Power.RebootDevice(RebootOption.NormalReboot);
                    }

                    return null;
                }
            }
        }
    }
}
