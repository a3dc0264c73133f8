using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Historian.Tests.Segments;

/// <summary>That names are really on disk is shown by the crash harness, which records the calls.</summary>
public sealed class FolderSyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a")]
    [InlineData("a/b/c")]
    [InlineData("a/b/")]
    [InlineData("a/../b/电表")]
    public void A_folder_is_made_with_those_above_it_and_again_changes_nothing(string name)
    {
        string folder = Path.Combine(_folder.Path, name);
        FolderSync.Make(folder);
        File.WriteAllText(Path.Combine(folder, "file"), "text");
        FolderSync.Make(folder);
        Assert.Equal("text", File.ReadAllText(Path.Combine(folder, "file")));
    }

    [Fact]
    public void A_file_in_the_way_is_named()
    {
        string file = _folder.File("file");
        File.WriteAllText(file, "text");
        Assert.Contains(file, Assert.Throws<IOException>(() => FolderSync.Make(file)).Message, StringComparison.Ordinal);
        Assert.Contains(file, Assert.ThrowsAny<IOException>(() => FolderSync.Make(Path.Combine(file, "folder"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_topmost_folder_is_there() => FolderSync.Make("/");
}
