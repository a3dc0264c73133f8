using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Gpio;

namespace Wuxi.Edge.Control;

/// <summary>Puts the control stage into a service collection.</summary>
public static class ControlServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ControlStage"/>, also as <see cref="IAlarmSink"/> and <see cref="IOutputService"/>. Needs the workshop
    /// model; the pins are the board's unless <see cref="IOutputPins"/> are there already. Whoever builds the loop puts the
    /// stage into it and calls <see cref="ControlStage.Start"/> before the alarms are restored.
    /// </summary>
    public static IServiceCollection AddControl(this IServiceCollection services)
    {
        services.AddOptions<ControlOptions>().BindConfiguration(ControlOptions.Section)
            .Validate(options => options.FlashHalfPeriodMs is >= 50 and <= 5000, "Control:FlashHalfPeriodMs: expected 50 to 5000")
            .ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<ControlOptions>>().Value);
        services.TryAddSingleton<IOutputPins, GatewayPins>();
        services.TryAddSingleton<ControlStage>();
        services.AddSingleton<IAlarmSink>(provider => provider.GetRequiredService<ControlStage>());
        services.TryAddSingleton<IOutputService>(provider => provider.GetRequiredService<ControlStage>());
        return services;
    }
}
