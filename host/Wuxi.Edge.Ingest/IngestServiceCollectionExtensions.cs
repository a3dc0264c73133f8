using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Sessions;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest;

/// <summary>Puts ingest into a service collection.</summary>
public static class IngestServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SparkplugHost"/>, also as <see cref="INodeQuery"/>, <see cref="ILiveQuery"/> and <see cref="IInterlockService"/>, and its shell. Needs
    /// the workshop model and an <see cref="IRecordWriter"/>. The link is the broker's unless there is an
    /// <see cref="IHostLink"/> already.
    /// </summary>
    /// <param name="services">The collection.</param>
    /// <param name="stages">The stages that see every record, in order.</param>
    public static IServiceCollection AddIngest(
        this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<IRecordStage>> stages)
    {
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section)
            .Validate(options => options.Broker.Port is >= 1 and <= 65_535, "Ingest:Broker:Port: expected 1 to 65535")
            .Validate(options => options.ConfirmIntervalMs >= 0, "Ingest:ConfirmIntervalMs: expected 0 or more")
            .Validate(options => options.ReorderCapacity >= 1, "Ingest:ReorderCapacity: expected 1 or more")
            .Validate(
                options => options.NodeBroker.Length == 0 || SettingsDelivery.TrySplit(options.NodeBroker, out _, out _),
                "Ingest:NodeBroker: expected host:port, or nothing")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IngestMetrics>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<IngestOptions>>().Value);
        services.TryAddSingleton<MqttHostLink>();
        services.TryAddSingleton<IHostLink>(provider => provider.GetRequiredService<MqttHostLink>());
        services.TryAddSingleton(provider => new SparkplugHost(
            provider.GetRequiredService<IngestOptions>(),
            provider.GetRequiredService<WorkshopModel>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IRecordWriter>(),
            stages(provider),
            provider.GetRequiredService<IHostLink>(),
            provider.GetRequiredService<IngestMetrics>(),
            provider.GetRequiredService<ILogger<SparkplugHost>>(),
            updates: provider.GetService<IUpdateOrders>() ?? OrdersOf(provider)));
        services.TryAddSingleton<IngestStage>();
        services.TryAddSingleton<INodeQuery>(provider => provider.GetRequiredService<SparkplugHost>());
        services.TryAddSingleton(provider => provider.GetRequiredService<SparkplugHost>().Live);
        services.TryAddSingleton(provider => provider.GetRequiredService<SparkplugHost>().Interlocks);
        return services;
    }

    private static UpdateOrderFolder? OrdersOf(IServiceProvider provider) =>
        provider.GetRequiredService<IngestOptions>().UpdateFolder is { } folder
            ? new UpdateOrderFolder(folder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SparkplugHost>>())
            : null;
}
