using Wuxi.Edge.Cli.Commands;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop.Boards.Output;

namespace Wuxi.Edge.EndToEnd.Tests.Install;

/// <summary>The commands of an installer as a process of their own.</summary>
public sealed class InstallCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flash", "--dry-run")]
    [InlineData("provision", "--wifi-ssid")]
    [InlineData("board", "--write")]
    public async Task Each_has_help(string command, string names)
    {
        await using EdgeProcess edge = EdgeProcess.Start(command, "--help");
        await edge.WaitForLineAsync(names);
        Assert.Equal(0, await edge.WaitForExitAsync());
    }

    [Fact]
    public void What_is_out_of_date_is_named_with_what_mends_it()
    {
        Copy("hardware/boards/esp32-c3-devkit/board.yaml", "hardware/boards/esp32-c3-devkit/board.yaml");
        Directory.CreateDirectory(_folder.File("firmware/src/Wuxi.Edge.Node.Device"));
        (int code, string text) = Board(write: false);
        Assert.Equal(1, code);
        Assert.Contains("hardware/boards/esp32-c3-devkit/wiring.svg: not what the boards say now; 'edge board --write' mends it", text, StringComparison.Ordinal);

        Assert.Equal(0, Board(write: true).Code);
        Assert.Equal(0, Board(write: false).Code);
        Assert.True(File.Exists(_folder.File(BoardFiles.Folder + "/esp32-c3-devkit/bom.csv")));
    }

    [Fact]
    public void Faults_of_a_board_are_told_with_their_place()
    {
        Copy("tests/cases/board/overload/board.yaml", "hardware/boards/overload/board.yaml");
        (int code, string text) = Board(write: true);
        Assert.Equal(1, code);
        Assert.StartsWith("hardware/boards/overload/board.yaml:16:5: rail 5V", text, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("hardware/boards/overload/wiring.svg")));
    }

    [Fact]
    public void A_board_or_a_folder_that_is_not_there_is_said()
    {
        Assert.Equal(2, Board(write: false).Code);
        Copy("hardware/boards/esp32-c3-devkit/board.yaml", "hardware/boards/esp32-c3-devkit/board.yaml");
        (int code, string text) = Board(write: false, "uno");
        Assert.Equal(2, code);
        Assert.Contains("there is no board 'uno'; there are esp32-c3-devkit", text, StringComparison.Ordinal);
    }

    private (int Code, string Text) Board(bool write, params string[] names)
    {
        var words = new StringWriter();
        return (BoardCommand.Run(_folder.Path, names, write, words, words), words.ToString());
    }

    private void Copy(string from, string to)
    {
        string path = _folder.File(to);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(Path.Combine(Repository.Root, from), path);
    }
}
