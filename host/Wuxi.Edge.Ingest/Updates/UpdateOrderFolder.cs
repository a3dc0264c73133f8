using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Ingest.Updates;

/// <summary>
/// Orders as files: <c>FOLDER/orders/NODE.order</c>, one line each, which <c>edge update order</c> writes. The folder is looked at every 5 s. A file
/// that cannot be read is told once and counts as none. Loop thread only.
/// </summary>
internal sealed class UpdateOrderFolder(string folder, TimeProvider time, ILogger logger) : IUpdateOrders
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _orders = Path.Combine(folder, "orders");
    private readonly Dictionary<string, UpdateOrder> _standing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _lookedAt;
    private bool _hasLooked;

    /// <inheritdoc/>
    public UpdateOrder? For(string node)
    {
        if (!_hasLooked || time.GetElapsedTime(_lookedAt) >= Interval)
        {
            _hasLooked = true;
            _lookedAt = time.GetTimestamp();
            Look();
        }

        return _standing.GetValueOrDefault(node);
    }

    private void Look()
    {
        _standing.Clear();
        if (!Directory.Exists(_orders))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(_orders, "*.order"))
        {
            string fault = "it is no order";
            try
            {
                if (UpdateOrder.Parse(File.ReadAllText(path)) is { } order)
                {
                    _standing[Path.GetFileNameWithoutExtension(path)] = order;
                    continue;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                fault = exception.Message;
            }

            if (_told.Add(path))
            {
                IngestLog.OrderUnusable(logger, path, fault);
            }
        }
    }
}
