using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Gateway;

/// <summary><c>GET /health</c>: 200 with "healthy", or 503 with what is wrong, for supervisors and monitoring. Stored are the numbers of the nodes'
/// present stores that are accounted for: as records, in quarantine, or in the gap ledger.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", (MqttHostLink link, HistoryWriter historian, INodeQuery nodes) =>
        {
            var report = new
            {
                status = link.IsConnected && !historian.IsFailing ? "healthy" : "unhealthy",
                broker = link.IsConnected ? "connected" : "not connected",
                historian = historian.IsFailing ? "failing" : "writing",
                queuedReadings = historian.QueueDepth,
                recordsReceived = nodes.Nodes.Sum(node => node.Received),
                recordsStored = nodes.Nodes.Sum(node => (long)(node.LastNumber - node.Missing)),
                duplicates = nodes.Nodes.Sum(node => node.Duplicates),
                nodesOnline = nodes.Nodes.Count(node => node.IsOnline),
                nodes = nodes.Nodes.Count,
            };
            return TypedResults.Json(report, statusCode: report.status == "healthy" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
}
