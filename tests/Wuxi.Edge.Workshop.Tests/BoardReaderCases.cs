using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Workshop.Tests;

/// <summary>Each folder of tests/cases/board is a board with the faults that must be found; the boards of hardware/boards have none.</summary>
public class BoardReaderCases
{
    public static TheoryData<string> Cases => Folders(Repository.Cases("board"));

    public static TheoryData<string> Boards => Folders(Path.Combine(Repository.Root, "hardware", "boards"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_what_is_wrong(string name)
    {
        string folder = Path.Combine(Repository.Cases("board"), name);
        BoardReadResult result = BoardReader.Read(File.ReadAllText(Path.Combine(folder, "board.yaml")), "board.yaml");
        string expected = File.ReadAllText(Path.Combine(folder, "expected.err"));
        Assert.Equal(expected, string.Concat(result.Faults.Select(fault => fault + "\n")));
        Assert.Equal(expected.Length == 0, result.Board is not null);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_board_of_ours_is_without_fault(string name)
    {
        BoardReadResult result = BoardReader.ReadFile(Path.Combine(Repository.Root, "hardware", "boards", name, "board.yaml"));
        Assert.Empty(result.Faults);
        Assert.Equal(name, result.Board!.Id);
        Assert.NotNull(BoardCatalogue.Find(name));
    }

    [Fact]
    public void A_rail_feeds_what_hangs_on_the_rails_behind_it()
    {
        BoardDefinition board = BoardCatalogue.Find("wuxi-node-1")!;
        double Peak(string id) => PowerBudget.Of(board).Single(use => use.Rail.Id == id).PeakMilliamps;

        // By hand: 2 x 200 + 400 + 80 + 25; then 2 x 50 + 400 and the former by power at 88 %; then 4 x 30 + 4 x 7 and the former at 85 %.
        Assert.Equal(905, Peak("3V3"), 6);
        Assert.Equal(500 + (905 * 3.3 / 5 / 0.88), Peak("5V"), 6);
        Assert.Equal(148 + ((500 + (905 * 3.3 / 5 / 0.88)) * 5 / 24 / 0.85), Peak("24V"), 6);
    }

    private static TheoryData<string> Folders(string path) =>
        [.. Directory.GetDirectories(path).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
}
