using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Gpio;

namespace Wuxi.Edge.Control;

/// <summary>Puts the control stage into a container.</summary>
public static class ControlServiceCollectionExtensions
{
    /// <summary>Adds the stage as alarm sink, record stage and output service; pins are the board's unless registered before.</summary>
    public static IServiceCollection AddControl(this IServiceCollection services, ControlOptions? options = null)
    {
        services.AddSingleton(options ?? new ControlOptions());
        services.TryAddSingleton<IOutputPins, GatewayPins>();
        services.AddSingleton<ControlStage>();
        services.AddSingleton<IAlarmSink>(provider => provider.GetRequiredService<ControlStage>());
        services.AddSingleton<IRecordStage>(provider => provider.GetRequiredService<ControlStage>());
        services.AddSingleton<IOutputService>(provider => provider.GetRequiredService<ControlStage>());
        return services;
    }
}
