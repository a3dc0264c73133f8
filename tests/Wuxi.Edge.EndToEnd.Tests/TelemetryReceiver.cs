using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>An OTLP receiver for metrics (OpenTelemetry protocol over HTTP, protobuf) that keeps what it is sent.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<byte[]> _bodies = new();

    private TelemetryReceiver(WebApplication application, string url)
    {
        _application = application;
        Url = url;
    }

    /// <summary>What <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set to.</summary>
    public string Url { get; }

    /// <summary>What came, as text: names are readable in protobuf.</summary>
    public string Text => string.Join('\n', _bodies.Select(Encoding.Latin1.GetString));

    public static async Task<TelemetryReceiver> StartAsync()
    {
        string url = $"http://127.0.0.1:{FreePort.Next()}";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        WebApplication application = builder.Build();
        var receiver = new TelemetryReceiver(application, url);
        application.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver._bodies.Enqueue(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await application.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
