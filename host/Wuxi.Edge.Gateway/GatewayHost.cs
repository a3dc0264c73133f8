using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Console.Hosting;
using Wuxi.Edge.Gateway.Updates;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Gateway;

/// <summary>Composes the gateway's process: stages, console, health, logs and telemetry.</summary>
public static class GatewayHost
{
    /// <summary>Builds the application; nothing runs yet.</summary>
    /// <param name="options">What the process was told.</param>
    /// <param name="workshop">The checked workshop file.</param>
    /// <param name="addMore">Adds services of the caller, e.g. demo controls.</param>
    /// <exception cref="ArgumentException">The console may not be served at the address.</exception>
    public static WebApplication Build(GatewayOptions options, WorkshopModel workshop, Action<IServiceCollection>? addMore = null)
    {
        if (ConsoleUrl.Fault(options.Url) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "edge",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Url);
        AddLogging(builder, options);
        builder.Configuration.AddInMemoryCollection(Settings(options));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddGateway(workshop);
        builder.Services.AddSingleton<GatewayLoop>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<GatewayLoop>());
        builder.Services.AddSingleton(provider => new ConsoleSite(provider, builder.Services));
        if (options.Updates is { } updates)
        {
            string certificates = options.CertificateFolder ?? throw new ArgumentException("images are served by HTTPS only, which needs the folder of certificates");
            builder.Services.AddHostedService(provider => new UpdateServer(
                updates,
                certificates,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<UpdateServer>>()));
        }

        AddTelemetry(builder);
        addMore?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        // Listening begins with the provider.
        _ = app.Services.GetService<MeterProvider>();
        app.Run(Answer);
        GatewayLog.Started(
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Gateway"),
            workshop.Id, workshop.Nodes.Count, workshop.Points.Count, workshop.Alarms.Count, options.Url);
        return app;
    }

    /// <summary>A question for after the end, when the services are gone: whether the gateway's loop ended by a failure.</summary>
    public static Func<bool> FailureOf(WebApplication app)
    {
        GatewayLoop loop = app.Services.GetRequiredService<GatewayLoop>();
        return () => loop.HasFailed;
    }

    private static Task Answer(HttpContext context) => HttpMethods.IsGet(context.Request.Method) && context.Request.Path == HealthEndpoint.Path
        ? HealthEndpoint.AnswerAsync(context)
        : context.RequestServices.GetRequiredService<ConsoleSite>().AnswerAsync(context);

    private static Dictionary<string, string?> Settings(GatewayOptions options) => new()
    {
        ["Historian:Folder"] = options.DataFolder,
        ["Ingest:UpdateFolder"] = options.Updates?.Folder,
        ["Ingest:HostId"] = GatewayOptions.HostId,
        ["Ingest:Broker:Host"] = options.BrokerHost,
        ["Ingest:Broker:Port"] = options.BrokerPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Ingest:Broker:CaFile"] = CertificateFile(options, "ca.crt"),
        ["Ingest:Broker:CertificateFile"] = CertificateFile(options, GatewayOptions.HostId + ".crt"),
        ["Ingest:Broker:KeyFile"] = CertificateFile(options, GatewayOptions.HostId + ".key"),
    };

    private static string? CertificateFile(GatewayOptions options, string name) =>
        options.CertificateFolder is { } folder ? Path.Combine(folder, name) : null;

    private static void AddLogging(WebApplicationBuilder builder, GatewayOptions options)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(options.MinimumLogLevel);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        if (options.UseJsonLog)
        {
            builder.Logging.AddJsonConsole();
            return;
        }

        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
    }

    // Metrics go out by OTLP where the standard variables say whereto; without them nothing listens and nothing is spent.
    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        // Made by the container, so that it is disposed of with it: what was counted since the last export still goes out.
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("wuxi-edge-gateway"))
            .AddMeter("Wuxi.Edge.*")
            .AddOtlpExporter()
            .Build());
    }
}
