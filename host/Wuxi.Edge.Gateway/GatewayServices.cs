using Microsoft.Extensions.DependencyInjection;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Alarms;
using Wuxi.Edge.Control;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Ingest;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Gateway;

/// <summary>Which stages make a gateway, and in which order they see a record.</summary>
public static class GatewayServices
{
    /// <summary>
    /// Adds all stages for one workshop, and the <see cref="GatewayPipeline"/> over them. An own clock, pins or link are put
    /// into <paramref name="services"/> before.
    /// </summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, WorkshopModel workshop)
    {
        services.AddSingleton(workshop);
        services.AddSingleton<IWorkshopQuery>(workshop);
        // First, so that it is stopped last: what the others append at their end is still written.
        services.AddHistorian();
        services.AddControl();
        services.AddSingleton<IGatewayCondition, HistoryCondition>();
        services.AddAlarms();
        // Alarms before control: a transition drives its output before the next stage sees the record.
        services.AddIngest(provider => [provider.GetRequiredService<AlarmStage>(), provider.GetRequiredService<ControlStage>()]);
        services.AddSingleton<GatewayPipeline>();
        return services;
    }
}
