using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>The workshop of tests/cases/ingest/workshop.yaml.</summary>
internal static class TestWorkshop
{
    public static WorkshopModel Model { get; } = Load();

    public static Point PointOf(string device, string metric) =>
        Model.Points.Single(point => point.Device == device && point.Metric == metric);

    private static WorkshopModel Load()
    {
        string path = Path.Combine(Repository.Cases("ingest"), "workshop.yaml");
        WorkshopReadResult result = WorkshopReader.ReadFile(path);
        return result.Model ?? throw new InvalidOperationException(string.Join('\n', result.Faults));
    }
}
