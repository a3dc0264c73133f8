using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>Notes what a stage is told, and checks that nothing is told twice.</summary>
internal sealed class RecordingStage : IRecordStage
{
    private readonly Dictionary<(string Node, ulong Store), RecordIntervals> _told = [];

    public List<(RecordHeader Header, Reading[] Readings)> Records { get; } = [];

    public List<NodeEvent> Events { get; } = [];

    public Action<string> Trace { get; set; } = _ => { };

    /// <summary>How many numbers of a store it was told of, as records or as gone.</summary>
    public ulong CountOf(string node, ulong store) => Told(node, store).Count;

    public void OnRecord(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        Assert.True(Told(record.Id.Node, record.Id.StoreId).Add(record.Id.Number), $"{FakeHistorian.Name(record.Id)} told twice");
        Records.Add((record, readings.ToArray()));
        string values = string.Join(' ', readings.ToArray().Select(Name));
        Trace($"stage record {FakeHistorian.Name(record.Id)} {record.Device} at {record.TimestampMs - ScriptTime.StartMs}{(record.IsHistorical ? " historical" : "")} {values}");
    }

    public void OnGap(string node, ulong storeId, ulong first, ulong last)
    {
        RecordIntervals told = Told(node, storeId);
        Assert.Equal((first, last), Assert.Single(told.MissingIn(first, last)));
        told.Add(first, last);
        Trace($"stage gap {node}/{storeId:x} {first}-{last}");
    }

    public void OnNode(in NodeEvent nodeEvent)
    {
        Events.Add(nodeEvent);
        Trace($"stage {nodeEvent.Kind} {nodeEvent.Node} {nodeEvent.Device} at {nodeEvent.TimestampMs - ScriptTime.StartMs}");
    }

    public void Tick(long nowMs)
    {
    }

    private static string Name(Reading reading)
    {
        string metric = TestWorkshop.Model.Points[reading.Point].Metric;
        return reading.Quality == Quality.Good ? $"{metric}={reading.Value}" : $"{metric}={reading.Quality}:{reading.Reason}";
    }

    private RecordIntervals Told(string node, ulong store)
    {
        if (!_told.TryGetValue((node, store), out RecordIntervals? told))
        {
            _told.Add((node, store), told = new RecordIntervals());
        }

        return told;
    }
}
