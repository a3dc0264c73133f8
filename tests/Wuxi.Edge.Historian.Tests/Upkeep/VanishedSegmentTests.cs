using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Tests.Upkeep;

/// <summary>A reader beside the gateway looks again when a file is gone, and once only when it stays gone.</summary>
public sealed class VanishedSegmentTests : IDisposable
{
    private const int DamagedId = 2011;

    private static readonly SegmentInfo Old = new(1, 20_000, 0, 0, 1, 1, 1, 100);
    private static readonly SegmentInfo New = new(2, 20_000, 1, 0, 1, 1, 1, 100);

    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-vanished-").FullName;
    private readonly RecordingLogger _log = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_merged_file_is_found_under_its_new_name()
    {
        using var store = new SegmentStore(_folder, _log, isForeign: true);
        File.WriteAllBytes(store.PathOf(New), Segment());
        var catalogues = new Queue<SegmentInfo>([Old, New]);
        Assert.NotNull(SegmentStore.LookAgain(() => store.Find(catalogues.Dequeue())));
        Assert.Empty(catalogues);
        Assert.Empty(store.Damaged);
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public void A_file_that_stays_away_is_missing()
    {
        using var store = new SegmentStore(_folder, _log, isForeign: true);
        int looks = 0;
        for (int i = 0; i < 3; i++)
        {
            Assert.Null(SegmentStore.LookAgain(() =>
            {
                looks++;
                return store.Find(Old);
            }));
        }

        Assert.Equal(4, looks);
        Assert.Equal([store.PathOf(Old)], store.Damaged.Keys);
        Assert.Equal([DamagedId], _log.Ids);
    }

    [Fact]
    public void The_gateway_itself_does_not_look_again()
    {
        using var store = new SegmentStore(_folder, _log, isForeign: false);
        Assert.Null(store.Find(Old));
        Assert.Equal([DamagedId], _log.Ids);
    }

    private static byte[] Segment()
    {
        using TestHistory history = SampleHistory.Create();
        return File.ReadAllBytes(SampleHistory.Segments(history)[0]);
    }
}
