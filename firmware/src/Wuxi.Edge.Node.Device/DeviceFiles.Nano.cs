using System.IO;
using System.Security.Cryptography.X509Certificates;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>What provisioning puts on the board's internal file system.</summary>
    internal static class DeviceFiles
    {
        internal const string Settings = "I:\\node.settings";

        /// <summary>Where the settings in use are kept, and those that are being taken up.</summary>
        internal const string SettingsFolder = "I:\\settings\\";

        private const string Board = "I:\\node.board";
        private const string Authority = "I:\\ca.crt";
        private const string Certificate = "I:\\node.crt";
        private const string Key = "I:\\node.key";
        private const string ForUpdates = "I:\\update.key";

        internal static bool AreThere()
        {
            return File.Exists(Settings) && File.Exists(Authority) && File.Exists(Certificate) && File.Exists(Key);
        }

        /// <summary>Name of the board, where provisioning has said it; null where the chip's development board is meant.</summary>
        internal static string ReadBoard()
        {
            return File.Exists(Board) ? File.ReadAllText(Board).Trim() : null;
        }

        internal static string ReadSettings()
        {
            return File.ReadAllText(Settings);
        }

        /// <summary>Null when there is none: the node then takes no updates.</summary>
        internal static UpdateKey ReadUpdateKey()
        {
            return File.Exists(ForUpdates) ? UpdateKey.Parse(File.ReadAllText(ForUpdates)) : null;
        }

        internal static X509Certificate ReadAuthority()
        {
            return new X509Certificate(File.ReadAllText(Authority));
        }

        internal static X509Certificate ReadCertificate()
        {
            return new X509Certificate2(File.ReadAllText(Certificate), File.ReadAllText(Key), "");
        }
    }
}
