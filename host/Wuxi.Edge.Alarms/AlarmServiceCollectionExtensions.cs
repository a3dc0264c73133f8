using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>Puts the alarm stage into a service collection.</summary>
public static class AlarmServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="AlarmStage"/>, also as <see cref="IAlarmService"/>. Needs the workshop model, an
    /// <see cref="IAlarmJournal"/> and the <see cref="IAlarmSink"/>s. Whoever builds the loop puts the stage into it and
    /// calls <see cref="AlarmStage.Start"/>.
    /// </summary>
    public static IServiceCollection AddAlarms(this IServiceCollection services)
    {
        services.AddOptions<AlarmOptions>().BindConfiguration(AlarmOptions.Section)
            .Validate(options => options.StaleMarginMs is >= 0 and <= 600_000, "Alarms:StaleMarginMs: expected 0 to 600000")
            .Validate(options => options.MaximumLagMs >= 0, "Alarms:MaximumLagMs: expected 0 or more")
            .Validate(options => options.HeldRecords >= 32, "Alarms:HeldRecords: expected 32 or more")
            .Validate(options => options.TrailEntries >= 2, "Alarms:TrailEntries: expected 2 or more")
            .Validate(options => options.OperatorActions >= 1, "Alarms:OperatorActions: expected 1 or more")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AlarmMetrics>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<AlarmOptions>>().Value);
        services.TryAddSingleton<AlarmStage>();
        services.TryAddSingleton<IAlarmService>(provider => provider.GetRequiredService<AlarmStage>());
        return services;
    }
}
