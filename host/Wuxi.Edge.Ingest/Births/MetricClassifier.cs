using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>Decides what a metric in a birth means.</summary>
internal static class MetricClassifier
{
    private const string NodeControl = "Node Control/";
    private const string DeviceControl = "Device Control/";
    private const string NodeInfo = "Node Info/";
    private const string Properties = "Properties/";

    /// <summary>Makes the entry of a metric.</summary>
    /// <param name="point">The point with this metric name, or null.</param>
    /// <param name="unit">Unit the birth declares, or null.</param>
    public static MetricEntry Classify(string name, DataType type, Point? point, string? device, string? unit)
    {
        if (point is null)
        {
            return new MetricEntry(name, device, -1, type, RoleOf(name));
        }

        // A value in another unit than the workshop file says would be stored as a wrong value.
        MetricRole role = !MetricValues.IsStorable(type) ? MetricRole.WrongType
            : unit is not null && unit != point.Unit ? MetricRole.WrongUnit
            : MetricRole.Point;
        return new MetricEntry(name, device, point.Index, type, role);
    }

    private static MetricRole RoleOf(string name) => name switch
    {
        MetricName.RecordNumber => MetricRole.RecordNumber,
        MetricName.StoreFirst => MetricRole.StoreFirst,
        MetricName.StoreLast => MetricRole.StoreLast,
        MetricName.SettingsPending or MetricName.SettingsRefused or MetricName.SettingsRefusal => MetricRole.Settings,
        MetricName.BdSeq or MetricName.StoreId or MetricName.SettingsVersion or MetricName.Broker => MetricRole.Bookkeeping,
        _ when name.StartsWith(NodeControl, StringComparison.Ordinal)
            || name.StartsWith(DeviceControl, StringComparison.Ordinal)
            || name.StartsWith(NodeInfo, StringComparison.Ordinal)
            || name.StartsWith(Properties, StringComparison.Ordinal) => MetricRole.Bookkeeping,
        _ => MetricRole.Unknown,
    };
}
