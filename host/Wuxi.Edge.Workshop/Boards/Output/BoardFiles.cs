namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>All files that are made from the boards, and whether they are as they must be.</summary>
public static class BoardFiles
{
    /// <summary>Folder of the boards, from the root of the repository.</summary>
    public const string Folder = "hardware/boards";

    private const string PinTablePath = "firmware/src/Wuxi.Edge.Node.Device/BoardPins.Nano.cs";

    /// <summary>Those of one board.</summary>
    public static IReadOnlyList<BoardFile> Of(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return
        [
            new BoardFile($"{Folder}/{board.Id}/wiring.svg", WiringDiagram.Draw(board)),
            new BoardFile($"{Folder}/{board.Id}/bom.csv", BillOfMaterials.Write(board)),
        ];
    }

    /// <summary>What all boards together are made into.</summary>
    public static BoardFile PinTableOf(IReadOnlyList<BoardDefinition> boards) => new(PinTablePath, PinTable.Write(boards));

    /// <summary>Whether a file holds what it must; line ends do not matter.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsCurrent(string root, BoardFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string path = Path.Combine(root, file.Path);
        return File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == file.Text;
    }
}
