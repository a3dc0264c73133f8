using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Gateway;

/// <summary><c>GET /health</c>: 200 with "healthy", or 503 with what is wrong, for supervisors and monitoring. Stored are the numbers of the nodes'
/// present stores that are accounted for: as records, in quarantine, or in the gap ledger. Thread safe.</summary>
internal static class HealthEndpoint
{
    public const string Path = "/health";

    public static async Task AnswerAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        bool isConnected = services.GetRequiredService<MqttHostLink>().IsConnected;
        var historian = services.GetRequiredService<HistoryWriter>();
        IReadOnlyList<NodeStatus> nodes = services.GetRequiredService<INodeQuery>().Nodes;
        bool isHealthy = isConnected && !historian.IsFailing;
        context.Response.StatusCode = isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", isHealthy ? "healthy" : "unhealthy");
        json.WriteString("broker", isConnected ? "connected" : "not connected");
        json.WriteString("historian", historian.IsFailing ? "failing" : "writing");
        json.WriteNumber("queuedReadings", historian.QueueDepth);
        json.WriteNumber("recordsReceived", nodes.Sum(node => node.Received));
        json.WriteNumber("recordsStored", nodes.Sum(node => (long)(node.LastNumber - node.Missing)));
        json.WriteNumber("duplicates", nodes.Sum(node => node.Duplicates));
        json.WriteNumber("nodesOnline", nodes.Count(node => node.IsOnline));
        json.WriteNumber("nodes", nodes.Count);
        json.WriteEndObject();
    }
}
