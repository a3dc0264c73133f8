using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian;

/// <summary>Adds the historian to a gateway.</summary>
public static class HistorianServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IRecordWriter"/>, <see cref="IAlarmJournal"/> and <see cref="IHistoryQuery"/> over one database, and
    /// the threads that commit and that seal. Settings come from the section <c>Historian</c>. Needs an <see cref="IWorkshopQuery"/>, a
    /// <see cref="TimeProvider"/>, a configuration and logging. Call it before the stages that append are added.
    /// </summary>
    public static IServiceCollection AddHistorian(this IServiceCollection services)
    {
        services.AddOptions<HistorianOptions>().BindConfiguration(HistorianOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HistorianOptions>, HistorianOptionsValidator>();
        services.AddSingleton(provider => HistoryDatabase.Open(
            provider.GetRequiredService<IOptions<HistorianOptions>>().Value,
            provider.GetRequiredService<IWorkshopQuery>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HistoryDatabase>>()));
        services.AddSingleton(provider => provider.GetRequiredService<HistoryDatabase>().Writer);
        services.AddSingleton(provider => provider.GetRequiredService<HistoryDatabase>().Sealer);
        services.AddSingleton<IRecordWriter>(provider => provider.GetRequiredService<HistoryWriter>());
        services.AddSingleton<IAlarmJournal>(provider => provider.GetRequiredService<HistoryWriter>());
        services.AddSingleton<IHistoryQuery>(provider => provider.GetRequiredService<HistoryDatabase>().Query);
        services.AddHostedService<HistorianStage>();
        return services;
    }
}
