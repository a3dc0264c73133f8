using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// The aliases of a node's metrics, from 1 on: three of the store, then for each device its record number and its points. They follow from
    /// the settings and an offset, which moves when other devices or points come into use, so that no alias is used twice under one
    /// store id. Records of one <see cref="Version"/> can be sent with them. Immutable; thread safe.
    /// </summary>
    internal sealed class Layout
    {
        internal const long StoreId = 1;
        internal const long StoreFirst = 2;
        internal const long StoreLast = 3;

        private const uint FnvBasis = 2166136261;
        private const uint FnvPrime = 16777619;

        private readonly long _first;

        /// <param name="settings">The devices and points.</param>
        /// <param name="offset">How many aliases were given to other devices and points before these.</param>
        internal Layout(NodeSettings settings, long offset)
        {
            Settings = settings;
            _first = StoreLast + 1 + offset;
            uint hash = FnvBasis;
            for (int i = 0; i < settings.Devices.Length; i++)
            {
                DeviceSettings device = settings.Devices[i];
                hash = Hash(hash, device.Id);
                for (int point = 0; point < device.PointCount; point++)
                {
                    hash = Hash(hash, device.Table.Metric(device.FirstPoint + point));
                }
            }

            Version = hash;
        }

        internal NodeSettings Settings { get; private set; }

        /// <summary>FNV-1a of the names of devices and points.</summary>
        internal uint Version { get; private set; }

        /// <summary>Alias of a device's record number.</summary>
        internal long RecordNumber(int device)
        {
            // Behind the devices before it and their points.
            return _first + device + Settings.Devices[device].FirstPoint;
        }

        /// <summary>Alias of a point.</summary>
        internal long Point(int device, int point)
        {
            return RecordNumber(device) + 1 + point;
        }

        private static uint Hash(uint hash, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                hash = (hash ^ text[i]) * FnvPrime;
            }

            // Between two names, so that "ab" "c" differs from "a" "bc".
            return (hash ^ '/') * FnvPrime;
        }
    }
}
