using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console.Hosting;

/// <summary>
/// The console as an application of its own behind that of the gateway, made when a browser first asks: pages, components and their
/// connections are a fifth of the gateway's memory, and most of the time nobody looks. Thread safe.
/// </summary>
public sealed class ConsoleSite : IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private readonly IReadOnlyList<Type> _shared;
    private readonly Lock _gate = new();
    private Task<WebApplication>? _application;

    /// <param name="services">Of the gateway; asked for nothing before the first request.</param>
    /// <param name="offered">What the gateway has. The console sees the interfaces of Wuxi.Edge.Abstractions among it, and the clock.</param>
    public ConsoleSite(IServiceProvider services, IServiceCollection offered)
    {
        _services = services;
        _shared = [.. offered.Select(service => service.ServiceType).Where(IsSeen).Distinct()];
    }

    /// <summary>Answers a request with a page or a part of one; throws why the console cannot be made, and the next request tries anew.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WebApplication application = await MadeAsync();
        await application.Services.GetRequiredService<HandedRequests>().ProcessAsync(context.Features);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is { IsCompletedSuccessfully: true } made)
        {
            await (await made).DisposeAsync();
        }
    }

    private static bool IsSeen(Type type) => type == typeof(TimeProvider) || type.Assembly == typeof(IWorkshopQuery).Assembly;

    private Task<WebApplication> MadeAsync()
    {
        lock (_gate)
        {
            if (_application is null or { IsFaulted: true })
            {
                _application = Task.Run(StartAsync);
            }

            return _application;
        }
    }

    private async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "edge",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton<HandedRequests>();
        builder.Services.AddSingleton<IServer>(provider => provider.GetRequiredService<HandedRequests>());
        builder.Services.AddSingleton(_services.GetRequiredService<ILoggerFactory>());
        foreach (Type type in _shared)
        {
            // Given as they are, and so not disposed of with the console.
            builder.Services.AddSingleton(type, _services.GetRequiredService(type));
        }

        builder.Services.AddConsole();
        WebApplication application = builder.Build();
        try
        {
            application.MapConsole();
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        // Open pages end before the gateway's server waits for them.
        _services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(application.Lifetime.StopApplication);
        return application;
    }
}
